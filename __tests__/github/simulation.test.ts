import { describe, expect, it } from '@jest/globals'
import { simulateCampaign } from '../../loopback/github/simulation/campaign.ts'
import { REPORTING_MS } from '../../src/github/index.ts'

describe('jobs that share one comment', () => {
  it.each([
    { legs: 1, schedules: 60 },
    { legs: 2, schedules: 60 },
    { legs: 4, schedules: 36 },
    { legs: 4, schedules: 60, hasLongJobs: true },
    { legs: 25, schedules: 12, hasLongJobs: true },
  ])('end with one comment and every row, in time: %j', async size => {
    const figures = await simulateCampaign({ ...size, variant: 'action' })
    expect(figures).toMatchObject({ rowsLost: 0, notOneComment: 0 })
    expect(figures.legsCrashed).toBeGreaterThan(0)
    expect(figures.addedMs.max).toBeLessThanOrEqual(REPORTING_MS)
  })

  it('that end within seconds of each other lose hardly a row, in the same time', async () => {
    const legs = 25
    const schedules = 24
    const figures = await simulateCampaign({ legs, schedules, variant: 'action' })
    const naive = await simulateCampaign({ legs, schedules, variant: 'naive' })
    expect(figures.rowsLost).toBeLessThan((legs * schedules) / 100)
    expect(naive.rowsLost).toBeGreaterThan((legs * schedules) / 4)
    expect(figures.addedMs.max).toBeLessThanOrEqual(REPORTING_MS)
  })

  it('keep every row if they do not know their position in the matrix', async () => {
    const figures = await simulateCampaign({
      legs: 8,
      schedules: 24,
      variant: 'no position',
      hasLongJobs: true,
    })
    expect(figures).toMatchObject({ rowsLost: 0 })
    expect(figures.created.max).toBeGreaterThan(1)
  })

  it('lose rows and leave duplicates if each of them reads and writes once', async () => {
    const figures = await simulateCampaign({ legs: 4, schedules: 36, variant: 'naive' })
    expect(figures.rowsLost).toBeGreaterThan(0)
    expect(figures.notOneComment).toBeGreaterThan(0)
  })

  it('follow the same schedule for the same seed', async () => {
    const campaign = { legs: 3, schedules: 12, variant: 'action' } as const
    expect(await simulateCampaign(campaign)).toEqual(await simulateCampaign(campaign))
  })
})
