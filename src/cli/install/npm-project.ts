/** The npm project that an installation of the CLI is made from. */

/** A version with the sha512 checksums (SRI) of its launcher and of each platform's binary, by `<platform>-<arch>`. */
export type TestedVersion = {
  readonly version: string
  readonly launcher: string
  readonly platforms: Readonly<Record<string, string>>
}

/** The files of a project, by name, and the npm command that installs it. */
export type InstallProject = {
  readonly command: 'ci' | 'install'
  readonly files: Readonly<Record<string, string>>
}

const LAUNCHER = '@openai/codex'

/**
 * The project for a version. With a pin that knows the platform, it has a lock file with the pinned checksums, and
 * `npm ci` refuses whatever does not fit them, on either package.
 *
 * The platform's package is named in the project itself: npm takes it for optional otherwise, and leaves an optional
 * package out in silence when its checksum is wrong (seen with npm 11).
 */
export function installProject(
  version: string,
  platform: string,
  pin: TestedVersion | undefined,
): InstallProject {
  const checksum = pin?.version === version ? pin.platforms[platform] : undefined
  if (pin === undefined || checksum === undefined) {
    return { command: 'install', files: { 'package.json': manifest({ [LAUNCHER]: version }) } }
  }
  const binary = `${LAUNCHER}-${platform}`
  const dependencies = { [LAUNCHER]: version, [binary]: `npm:${LAUNCHER}@${version}-${platform}` }
  const lock = {
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { dependencies },
      [`node_modules/${LAUNCHER}`]: { version, integrity: pin.launcher, bin: { codex: 'bin/codex.js' } },
      [`node_modules/${binary}`]: {
        name: LAUNCHER,
        version: `${version}-${platform}`,
        integrity: checksum,
      },
    },
  }
  return {
    command: 'ci',
    files: { 'package.json': manifest(dependencies), 'package-lock.json': JSON.stringify(lock) },
  }
}

function manifest(dependencies: Readonly<Record<string, string>>): string {
  return JSON.stringify({ private: true, dependencies })
}
