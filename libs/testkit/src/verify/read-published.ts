import { type Codecs, physicalName, type SchemaName } from '@baton/codec'
import { type Lasts, type LogPort, passedOver, untilMended } from '@baton/stream'
import { PublishedTables } from './published-tables.ts'

interface Source {
  readonly log: LogPort
  readonly codecs: Codecs
  readonly appId: string
}

/**
 * Reads policies, thresholds and health to their ends. What cannot be read is passed over, as a
 * router does, and kept.
 */
export const readPublished = async (source: Source): Promise<PublishedTables> => {
  const published = new PublishedTables()
  const { codecs } = source
  await read(
    source,
    'handoff.policies.v1',
    published,
    (value, at) => published.policy(codecs.of('handoff.policies.v1').decode(value), at),
    untilMended,
  )
  await read(source, 'handoff.thresholds.v1', published, (value, at) =>
    published.threshold(codecs.of('handoff.thresholds.v1').decode(value), at),
  )
  await read(source, 'bot.health.v1', published, (value, at) =>
    published.health(codecs.of('bot.health.v1').decode(value), at),
  )
  return published
}

const PARTITION = 0

const read = async (
  { log, codecs, appId }: Source,
  schema: SchemaName,
  published: PublishedTables,
  apply: (value: Buffer, at: number) => void,
  lasts?: Lasts,
): Promise<void> => {
  let records = 0
  const place = { topic: physicalName(appId, schema), partition: PARTITION }
  const { nextOffset } = await log.readToEnd({
    ...place,
    onBatch: async batch => {
      records += batch.records.length
      await codecs.of(schema).prefetch(batch.records.map(({ value }) => value))
      for (const record of batch.records) {
        try {
          if (record.value) apply(record.value, record.timestamp)
        } catch (error) {
          published.passedOver.push(passedOver(error, place, record, lasts))
        }
      }
    },
  })
  // A gap is a control record, an aborted record, or one that compaction took: nobody can tell.
  if (records < nextOffset) published.whole = false
}
