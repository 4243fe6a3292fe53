import { physicalName } from '@baton/codec'
import type { TablesAdopted } from '@baton/domain'
import { unreadableFor } from './unreadable.ts'
import type { AppLog } from './verify-app.ts'

export interface Adoptions {
  /** All that a partition has adopted, in log order. */
  readonly adoptions: readonly TablesAdopted[]
  /** Records among them that cannot be read, with why. */
  readonly unreadable: readonly { readonly offset: number; readonly code: string }[]
}

export const readAdoptions = async (
  { log, codecs, appId }: AppLog,
  partition: number,
): Promise<Adoptions> => {
  const codec = codecs.of('router.tables.v1')
  const adoptions: TablesAdopted[] = []
  const unreadable: { offset: number; code: string }[] = []
  await log.readToEnd({
    topic: physicalName(appId, 'router.tables.v1'),
    partition,
    onBatch: async ({ records }) => {
      await codec.prefetch(records.map(({ value }) => value))
      for (const { offset, value } of records) {
        if (!value) continue
        const code = unreadableFor(() => adoptions.push(codec.decode(value)))
        if (code !== null) unreadable.push({ offset, code })
      }
    },
  })
  return { adoptions, unreadable }
}
