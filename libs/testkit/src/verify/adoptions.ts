import { physicalName } from '@baton/codec'
import type { TablesAdopted } from '@baton/domain'
import type { AppLog } from './verify-app.ts'

/** All that a partition has adopted, in log order. */
export const readAdoptions = async (
  { log, codecs, appId }: AppLog,
  partition: number,
): Promise<readonly TablesAdopted[]> => {
  const codec = codecs.of('router.tables.v1')
  const adoptions: TablesAdopted[] = []
  await log.readToEnd({
    topic: physicalName(appId, 'router.tables.v1'),
    partition,
    onBatch: async ({ records }) => {
      await codec.prefetch(records.map(({ value }) => value))
      for (const { value } of records) if (value) adoptions.push(codec.decode(value))
    },
  })
  return adoptions
}
