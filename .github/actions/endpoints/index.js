import '../../../scripts/ci/endpoints.ts'
