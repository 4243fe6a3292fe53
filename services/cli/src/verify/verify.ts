import { type Codecs, type Registry, readingCodecs } from '@baton/codec'
import type { OpenTransaction } from '@baton/kafka'
import type { Env } from '@baton/runtime'
import { LmdbStores } from '@baton/store'
import {
  describeViolation,
  StoredValues,
  type Verdict,
  type VerifyProgress,
  verifyApp,
} from '@baton/testkit'
import { UNJUDGED } from '../judging.ts'
import { heldBack, heldBackText } from '../platform/held-back.ts'
import { lookAt } from '../platform/open.ts'
import { partitionsOf, topicsOf } from '../platform/topics.ts'
import type { AppOptions } from '../platform/with-platform.ts'
import { openScratch } from './scratch.ts'

export interface VerifyCommandOptions extends AppOptions {
  readonly json?: boolean
  readonly settled?: boolean
}

export interface VerifyOutput {
  readonly out: (text: string) => void
  readonly progress: (text: string) => void
}

const CLIENT = 'baton.verify'
const WRONG = 1
/** Between two lines of progress, ms. */
const TOLD_EVERY_MS = 1_000
/** Violations shown; all of them are in the JSON, up to the checker's own bound. */
const SHOWN_MAX = 20

/**
 * Resolves to the exit code: 1 when something is wrong, or is left to decide and may not be; 2 when
 * nothing could be compared. States go to a scratch directory: contacts may be many.
 */
export const verifyCommand = async (
  options: VerifyCommandOptions,
  env: Env,
  { out, progress }: VerifyOutput,
): Promise<number> => {
  const app = await lookAt(options, env, CLIENT)
  const scratch = openScratch()
  const stores = new LmdbStores({ directory: scratch.directory, appId: 'verify' })
  try {
    const partitions = await partitionsOf(app)
    const codecs = await codecsFrom(app.registry)
    const topics = await topicsOf(app)
    const verdict = await verifyApp(
      { appId: app.appId, log: app.kafka.log, codecs, partitions },
      {
        values: async name => new StoredValues(await stores.open(name)),
        onProgress: everySecond(progress),
      },
    )
    const unread = await heldBack(app, topics)
    progress('')
    out(
      options.json
        ? `${JSON.stringify({ ...verdict, heldBack: unread })}\n`
        : textOf(verdict, unread),
    )
    return exitCodeOf(verdict, options.settled === true, unread.length > 0)
  } finally {
    await stores.close()
    await app.kafka.close()
    scratch.remove()
  }
}

const isUncompared = ({ inputs, uncompared }: Verdict): boolean => inputs === 0 && uncompared > 0

export const exitCodeOf = (
  verdict: Verdict,
  mustBeSettled: boolean,
  isHeldBack = false,
): number => {
  const isSettled = verdict.lag === 0 && !isHeldBack
  if (verdict.found > 0 || (mustBeSettled && !isSettled)) return WRONG
  return isUncompared(verdict) ? UNJUDGED : 0
}

/** Any: whether there is one, a registry answers. */
const SCHEMA_ID = 1

/** REGISTRY_UNAVAILABLE when it is away now: a codec would wait for it for ever. */
const codecsFrom = async (registry: Registry): Promise<Codecs> => {
  await registry.client.schema(SCHEMA_ID)
  return readingCodecs(registry)
}

const everySecond = (progress: (text: string) => void) => {
  let told = 0
  return ({ partition, inputs, of, violations }: VerifyProgress) => {
    const now = performance.now()
    if (now - told < TOLD_EVERY_MS) return
    told = now
    progress(`partition ${partition}: ${inputs} of ${of} inputs, ${violations} violations`)
  }
}

export const textOf = (verdict: Verdict, unread: readonly OpenTransaction[]): string => {
  const { inputs, outputs, states, lag, violations, found, notes } = verdict
  const all = unread.length === 0 ? '' : ' in what can be read'
  const well = isUncompared(verdict) ? 'nothing could be compared' : `nothing is wrong${all}`
  const lines = [
    ...violations.slice(0, SHOWN_MAX).map(describeViolation),
    ...(found > SHOWN_MAX ? [`… and ${found - SHOWN_MAX} more`] : []),
    ...notes.map(({ partition, text }) => `note, partition ${partition}: ${text}`),
    ...unread.map(heldBackText),
    `${inputs} inputs decided again; ${outputs} outputs and ${states} states compared; ${lag} not yet decided`,
    found === 0 ? well : `${found} things are wrong`,
  ]
  return `${lines.join('\n')}\n`
}
