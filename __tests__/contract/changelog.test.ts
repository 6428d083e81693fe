/** CHANGELOG.md is for users, in a form from which the notes of a release are made. */

import { describe, expect, it } from '@jest/globals'
import { compare, valid } from 'semver'
import { readText } from './language-service.ts'

/** The groups of Keep a Changelog 1.1.0, in its order. */
const GROUPS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']

describe('CHANGELOG.md', () => {
  it('has the versions, newest first, and among them the one of package.json', async () => {
    const headings = [...(await readText('CHANGELOG.md')).matchAll(/^## (.*)$/gm)].map(
      ([, text]) => text ?? '',
    )
    const [first, ...rest] = headings
    const released = (first === 'Unreleased' ? rest : headings).map(heading => {
      const [, version = '', date] = /^(\S+)(?: - (\d{4}-\d{2}-\d{2}))?$/.exec(heading) ?? []
      expect([heading, valid(version), date === undefined || !Number.isNaN(Date.parse(date))]).toEqual([
        heading,
        version,
        true,
      ])
      return version
    })
    expect(released).toEqual(released.toSorted((one, other) => compare(other, one)))
    expect(released).toContain(JSON.parse(await readText('package.json')).version)
  })

  it('has each group once in a version, in their order', async () => {
    for (const version of (await readText('CHANGELOG.md')).split(/^## /m).slice(1)) {
      const groups = [...version.matchAll(/^### (.*)$/gm)].map(([, text]) => text)
      expect(groups).toEqual(GROUPS.filter(group => groups.includes(group)))
      expect(groups.length).toBeGreaterThan(0)
    }
  })

  it('names no file of the code, and nothing that only its authors know', async () => {
    expect(await readText('CHANGELOG.md')).not.toMatch(
      /\b(?:src|__tests__|loopback|scripts)\/|golden|transcript/,
    )
  })
})
