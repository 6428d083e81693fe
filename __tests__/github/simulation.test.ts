import { describe, expect, it } from '@jest/globals'
import { simulateCampaign } from '../../loopback/github/simulation/campaign.ts'

describe('jobs that share one comment', () => {
  it.each([
    { legs: 1, schedules: 60 },
    { legs: 2, schedules: 60 },
    { legs: 4, schedules: 36 },
    { legs: 25, schedules: 12 },
  ])('end with one comment and every row: $legs legs, $schedules schedules', async size => {
    const figures = await simulateCampaign({ ...size, way: 'action' })
    expect(figures).toMatchObject({ rowsLost: 0, notOneComment: 0 })
    expect(figures.legsCrashed).toBeGreaterThan(0)
  })

  it('keep every row also when none knows of the others', async () => {
    const figures = await simulateCampaign({ legs: 8, schedules: 24, way: 'no turns' })
    expect(figures).toMatchObject({ rowsLost: 0, notOneComment: 0 })
    expect(figures.createdMost).toBeGreaterThan(1)
  })

  it('would lose rows and leave duplicates with one look and one write each', async () => {
    const figures = await simulateCampaign({ legs: 4, schedules: 36, way: 'naive' })
    expect(figures.rowsLost).toBeGreaterThan(0)
    expect(figures.notOneComment).toBeGreaterThan(0)
  })

  it('play the same schedule for the same seed', async () => {
    const campaign = { legs: 3, schedules: 12, way: 'action' } as const
    expect(await simulateCampaign(campaign)).toEqual(await simulateCampaign(campaign))
  })
})
