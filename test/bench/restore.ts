import { join } from 'node:path'
import { openPlatform, type Platform } from '@baton/cli'
import type { ContactState } from '@baton/domain'
import { appendContacts, begunApp, readyRouter, sampled } from './drain/stored-contacts.ts'
import type { Measured } from './harness/figures.ts'
import { withCluster } from './harness/with-cluster.ts'

export interface RestoreOptions {
  readonly contacts: number
  readonly runs: number
}

const PARTITIONS = 8
const STATE_BYTES = 400

/** The sample, idle, with a summary that fills it up to the size asked for. */
const filled = (platform: Platform, state: ContactState): ContactState => {
  const codec = platform.codecs.of('contact.state.v1')
  const idle = { ...state, pending: [], timers: [], turns: [], summary: '' }
  const { length } = codec.encode({ entry: { 'baton.ContactState': idle } })
  return { ...idle, summary: 'x'.repeat(Math.max(0, STATE_BYTES - length)) }
}

/**
 * From the start of a router process until all its partitions are restored: with an empty disk,
 * then with its store intact.
 */
export const benchRestore = (
  { contacts, runs }: RestoreOptions,
  print: (measured: Measured) => void,
): Promise<void> =>
  withCluster(async ({ cluster: { brokers, registryUrl }, dir }) => {
    const appId = 'restore'
    const access = { brokers, registryUrl, appId, partitions: PARTITIONS, clock: 'log' as const }
    const order = { ...access, kind: 'full' as const, dataDir: join(dir, 'first') }
    await begunApp(order)

    const platform = await openPlatform({ ...access, bots: ['lead', 'buyer', 'seller'] }, 'bench')
    const { state, progress } = await sampled(platform, PARTITIONS)
    const names = Array.from({ length: contacts }, (_, i) => `contact-${i}`)
    await appendContacts(platform, { state: filled(platform, state), progress }, names)
    await platform.close()
    for (let run = 0; run < runs; run++) {
      const here = { ...order, dataDir: join(dir, `run-${run}`) }
      const empty = await readyRouter(here)
      const { cpuWithStartUs } = empty.worker.last!
      await empty.worker.end()
      const intact = await readyRouter(here)
      // The second report of the memory comes a second after the first.
      const { at } = intact.worker.last!
      const settled = await intact.worker.until(report => report.at > at + 2_000)
      await intact.worker.end()
      print({
        bench: 'restore',
        circumstances: `${contacts} contacts of ${STATE_BYTES} B, ${PARTITIONS} partitions, one process`,
        figures: {
          emptyDiskSeconds: empty.seconds,
          emptyDiskCpuSeconds: cpuWithStartUs / 1e6,
          intactStoreSeconds: intact.seconds,
          anonymousMb: settled.anonymousMb,
        },
      })
    }
  })
