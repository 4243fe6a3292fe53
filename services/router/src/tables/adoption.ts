import type { Codec } from '@baton/codec'
import { isBatonError, type TablesAdopted } from '@baton/domain'
import type { NamedTables } from '@baton/rules'
import { answered, type InputRecord, type LogPort } from '@baton/stream'

export const adoptionOf = (
  { hash, engine, policies, thresholds, health }: NamedTables,
  partition: number,
  from: number,
): TablesAdopted => ({
  partition,
  from,
  hash,
  engine,
  policies: [...policies],
  thresholds: [...thresholds],
  health: [...health],
})

/** Adopted tables by their name: their hash, and the input offset from which they hold. */
export type TablesName = Pick<TablesAdopted, 'hash' | 'from'>

/**
 * What a task carries of its tables from one transaction to the next. What they are,
 * `router.tables.v1` says.
 */
export const noteOf = ({ hash, from }: TablesName): Buffer => Buffer.from(`${from}/${hash}`)

/** The name in a note; undefined for the empty one. */
export const nameIn = (note: Buffer): TablesName | undefined => {
  if (note.length === 0) return undefined
  const text = note.toString()
  const end = text.indexOf('/')
  return { from: Number(text.slice(0, end)), hash: text.slice(end + 1) }
}

interface Adoptions {
  readonly log: LogPort
  readonly codec: Codec<TablesAdopted>
  readonly topic: string
  readonly partition: number
}

/**
 * Offsets before the end that are looked at first: the latest adoption, its marker, and what was
 * aborted since.
 */
const NEAR_END = 16
/** So many times as far back, each time that it is not there. */
const FARTHER = 16

/**
 * What a partition has adopted under this name, looked for from the end backwards; undefined when
 * nobody can tell any more.
 */
export const adoptedAs = async (
  name: TablesName,
  { log, codec, topic, partition }: Adoptions,
  signal: AbortSignal,
): Promise<TablesAdopted | undefined> => {
  let found: TablesAdopted | undefined
  const look = async ({ value }: InputRecord) => {
    if (!value) return
    try {
      await codec.prefetch([value], signal)
      const adopted = codec.decode(value)
      if (adopted.hash === name.hash && adopted.from === name.from) found = adopted
    } catch (error) {
      if (!isBatonError(error) || error.remedy !== 'poison') throw error
    }
  }
  const { start, end } = await answered(log.ends(topic, partition), signal)
  for (let back = NEAR_END; ; back *= FARTHER) {
    const from = Math.max(start, end - back)
    const onBatch = async ({ records }: { readonly records: readonly InputRecord[] }) => {
      for (const record of records) await look(record)
    }
    await answered(log.readToEnd({ topic, partition, from, signal, onBatch }), signal)
    if (found || from === start) return found
  }
}
