/** The repository meets the rules of GitHub Marketplace: docs/releasing.md has them, with their sources. */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { problemsIn, ROOT, readText } from './language-service.ts'

/** The release form refuses more: "Description must be less than 125 characters." */
const DESCRIPTION_MAX = 124

/** The categories of the Marketplace. The name of an action cannot be one of them. */
const CATEGORIES = [
  'AI Assisted',
  'API management',
  'Backup Utilities',
  'Chat',
  'Code quality',
  'Code review',
  'Code Scanning Ready',
  'Code search',
  'Community',
  'Container CI',
  'Continuous integration',
  'Dependency management',
  'Deployment',
  'Desktop tools',
  'Game CI',
  'GitHub Sponsors',
  'IDEs',
  'Learning',
  'Localization',
  'Mobile',
  'Mobile CI',
  'Monitoring',
  'Open Source management',
  'Project management',
  'Publishing',
  'Reporting',
  'Security',
  'Support',
  'Testing',
  'Time tracking',
  'Utilities',
]

type Action = {
  readonly name: string
  readonly description: string
  readonly author: string
  readonly branding: { readonly icon: string; readonly color: string }
}

async function action(file = 'action.yml'): Promise<Action> {
  return parse(await readText(file))
}

async function manifest(): Promise<{ readonly name: string; readonly description: string }> {
  return JSON.parse(await readText('package.json'))
}

describe('the listing in the Marketplace', () => {
  it('has a name that is no category, and the address of the package’s name', async () => {
    const { name } = await action()
    expect(name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')).toBe((await manifest()).name)
    expect(CATEGORIES.map(category => category.toLowerCase())).not.toContain(name.toLowerCase())
  })

  it('has a description that the form takes: one sentence, in the words people search for', async () => {
    const { description } = await action()
    expect(description.length).toBeLessThanOrEqual(DESCRIPTION_MAX)
    expect(description).toMatch(/^[A-Z][^.]*\.$/)
    for (const word of ['Codex', 'ChatGPT', 'API key', 'model', 'fallback']) {
      expect(description).toContain(word)
    }
  })

  it('has the same description wherever one stands', async () => {
    const { name, description, branding } = await action()
    expect((await manifest()).description).toBe(description)
    expect(await action('.github/actions/model-fallback/action.yml')).toMatchObject({
      name,
      description,
      branding,
    })
  })

  // GitHub's schema of action.yml has the icons and colors that are allowed.
  it('has an icon and a color that exist', async () => {
    const { branding } = await action()
    expect(Object.keys(branding).toSorted()).toEqual(['color', 'icon'])
    expect(await problemsIn('action.yml', await readText('action.yml'))).toEqual([])
  })

  it.each([
    ['an icon that GitHub leaves out', /icon: .*/, 'icon: key'],
    ['a color that does not exist', /color: .*/, 'color: gray'],
  ])('cannot have %s', async (_, key, wrong) => {
    const text = (await readText('action.yml')).replace(key, wrong)
    expect((await problemsIn('action.yml', text)).join('\n')).toContain(wrong.split(': ')[1])
  })

  it('is made from the only action.yml in the root, beside a README and a license', async () => {
    const files = await readdir(ROOT)
    expect(files.filter(file => /^action\.ya?ml$/i.test(file))).toEqual(['action.yml'])
    expect(files).toEqual(expect.arrayContaining(['README.md', 'LICENSE']))
    expect(await readText('README.md')).toMatch(new RegExp(`^# ${(await action()).name}\n`))
  })
})

describe('docs/releasing.md', () => {
  it('names two categories, the name and the description of the listing', async () => {
    const page = await readText(join('docs', 'releasing.md'))
    const { name, description } = await action()
    const [primary, other] = [...page.matchAll(/\*\*(?:Primary|Another) Category\*\*: `([^`]+)`/g)].map(
      ([, category]) => category,
    )
    expect(CATEGORIES).toContain(primary)
    expect(CATEGORIES).toContain(other)
    expect(primary).not.toBe(other)
    expect(page).toContain(name)
    expect(page).toContain(description)
  })
})
