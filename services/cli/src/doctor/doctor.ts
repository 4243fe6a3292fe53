import { BatonError } from '@baton/domain'
import type { OpenTransaction } from '@baton/kafka'
import type { Env } from '@baton/runtime'
import { lookAt } from '../platform/open.ts'
import { topicsOf } from '../platform/topics.ts'
import type { AppOptions } from '../platform/with-platform.ts'

export interface DoctorOptions extends AppOptions {
  readonly json?: boolean
  /** Seconds. */
  readonly olderThan: string
}

const CLIENT = 'baton.doctor'
const MS = 1_000

/**
 * Resolves to the exit code: 1 when a transaction was found. TOPIC_MISSING when there is no such
 * app.
 */
export const doctorCommand = async (
  options: DoctorOptions,
  env: Env,
  out: { write(text: string): unknown },
): Promise<number> => {
  const olderThanMs = millisecondsOf(options.olderThan)
  const app = await lookAt(options, env, CLIENT)
  try {
    const admin = app.kafka.admin()
    const topics = await topicsOf(app)
    const found = await admin.openTransactions(topics, olderThanMs)
    for (const transaction of found)
      out.write(options.json ? `${JSON.stringify(transaction)}\n` : describe(transaction))
    if (found.length === 0 && !options.json)
      out.write(
        `no transaction has been open for ${options.olderThan} s in ${topics.length} topics\n`,
      )
    return found.length > 0 ? 1 : 0
  } finally {
    await app.kafka.close()
  }
}

const millisecondsOf = (seconds: string): number => {
  const value = Number(seconds)
  if (seconds.trim() === '' || !(value >= 0))
    throw new BatonError('CONFIG_INVALID', `--older-than: "${seconds}" is no number of seconds`)
  return value * MS
}

const inSeconds = (ms: number): string => `${Math.round(ms / MS)} s`

/** What holds which partition back, and what to do about it. */
export const describe = (found: OpenTransaction): string => {
  const { topic, partition, producerId, producerEpoch, startOffset, transactionalId, ageMs } = found
  return [
    `${topic}/${partition}: records from offset ${startOffset} on are held back by an open transaction`,
    `  producer ${producerId}, epoch ${producerEpoch}, transactional id ${transactionalId ?? 'unknown'}, open for ${inSeconds(ageMs)}`,
    `  ${remedy(found)}`,
    '',
  ].join('\n')
}

const remedy = (found: OpenTransaction): string => {
  const { topic, partition, startOffset, transactionalId, timeoutMs } = found
  if (timeoutMs !== undefined)
    return `its coordinator aborts it after ${inSeconds(timeoutMs)}: find out why ${transactionalId} does not end it, or stop it`
  const end = `kafka-transactions.sh --bootstrap-server … abort --topic ${topic} --partition ${partition} --start-offset ${startOffset}`
  return `no coordinator will end it: once its producer is stopped, ${end}`
}
