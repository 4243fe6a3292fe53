import { type Codecs, type Registry, readingCodecs } from '@baton/codec'
import type { Env } from '@baton/runtime'
import { LmdbStores } from '@baton/store'
import {
  describeViolation,
  StoredValues,
  type Verdict,
  type VerifyProgress,
  verifyApp,
} from '@baton/testkit'
import { openByEnv, openStarted } from './open.ts'
import { openScratch } from './scratch.ts'
import { partitionsOf } from './topics.ts'

export interface VerifyCommandOptions {
  readonly data: string
  readonly env?: boolean
  readonly json?: boolean
  readonly settled?: boolean
}

export interface VerifyOutput {
  readonly out: (text: string) => void
  readonly progress: (text: string) => void
}

/** Between two lines of progress, ms. */
const TOLD_EVERY_MS = 1_000
/** Violations shown; all of them are in the JSON, up to the checker's own bound. */
const SHOWN_MAX = 20

/**
 * Resolves to the exit code: 1 when something is wrong, or is left to decide and may not be. States go to a scratch directory:
 * contacts may be many.
 */
export const verifyCommand = async (
  options: VerifyCommandOptions,
  env: Env,
  { out, progress }: VerifyOutput,
): Promise<number> => {
  const app = options.env ? await openByEnv(env) : await openStarted(options.data)
  const scratch = openScratch()
  const stores = new LmdbStores({ directory: scratch.directory, appId: 'verify' })
  try {
    const partitions = await partitionsOf(app)
    const codecs = await codecsFrom(app.registry)
    const verdict = await verifyApp(
      { appId: app.appId, log: app.kafka.log, codecs, partitions },
      {
        values: async name => new StoredValues(await stores.open(name)),
        onProgress: everySecond(progress),
      },
    )
    progress('')
    out(options.json ? `${JSON.stringify(verdict)}\n` : textOf(verdict))
    const isUnsettled = options.settled === true && verdict.lag > 0
    return verdict.found > 0 || isUnsettled ? 1 : 0
  } finally {
    await stores.close()
    await app.kafka.close()
    scratch.remove()
  }
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

const textOf = ({ inputs, outputs, states, lag, violations, found, notes }: Verdict): string => {
  const lines = [
    ...violations.slice(0, SHOWN_MAX).map(describeViolation),
    ...(found > SHOWN_MAX ? [`… and ${found - SHOWN_MAX} more`] : []),
    ...notes.map(({ partition, text }) => `note, partition ${partition}: ${text}`),
    `${inputs} inputs decided again; ${outputs} outputs and ${states} states compared; ${lag} not yet decided`,
    found === 0 ? 'nothing is wrong' : `${found} things are wrong`,
  ]
  return `${lines.join('\n')}\n`
}
