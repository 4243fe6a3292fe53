import { readFileSync } from 'node:fs'
import { isBatonError, MINUTE_MS, WHOLE } from '@baton/domain'
import {
  checkTopics,
  keyOf,
  type ParsedPolicy,
  type Policy,
  parsePolicy,
  routingTopics,
} from '@baton/rules'
import { type AppOptions, withPlatform } from './platform/with-platform.ts'
import type { Out } from './simulate.ts'

export interface PolicyCheckOptions {
  /** Names of existing topics without the appId; without them topics are not checked. */
  readonly topics?: ReadonlySet<string>
}

const minutes = (ms: number): string => `${ms / MINUTE_MS} min`

const overview = ({ policy, hash }: ParsedPolicy): string => {
  const { guards, routes, entry, bots, intents } = policy
  const moves = routes.map(({ from, to, threshold }) => `${from} → ${to} ${threshold / WHOLE}`)
  return (
    `policy ${policy.name}, ${hash}\n` +
    `  bots     ${Object.keys(bots).join(', ')}; ${entry} starts\n` +
    `  intents  ${intentsOf(intents)}\n` +
    `  routes   ${moves.join(', ')}\n` +
    `  guards   cooldown ${minutes(guards.cooldownMs)}, circular ${minutes(guards.circularWindowMs)}, ` +
    `at most ${guards.perHour} an hour and ${guards.perDay} a day\n`
  )
}

const intentsOf = (intents: Policy['intents']): string =>
  Object.entries(intents)
    .map(([intent, { bot }]) => (intent === bot ? bot : `${intent} (${bot})`))
    .join(', ')

/**
 * The policy in a file. Throws POLICY_INVALID with all
 * problems, each with file, line and key, and the file system's error when the file cannot be read.
 */
export const readPolicyFile = (file: string): ParsedPolicy =>
  parsePolicy(readFileSync(file, 'utf8'), file)

/** Which of the policy's routing topics an app has; names without the appId. */
export const existingTopics = async (
  file: string,
  app: AppOptions,
): Promise<ReadonlySet<string>> => {
  const wanted = routingTopics(readPolicyFile(file).policy)
  return withPlatform(app, 'baton.policy', async platform => {
    const found = await platform.kafka.admin().describe(wanted.map(platform.topic))
    const names = new Set(found.map(({ name }) => name))
    return new Set(wanted.filter(topic => names.has(platform.topic(topic))))
  })
}

/**
 * `baton policy check FILE`: says what is wrong with a policy, or what it does. Exit code 1 when it
 * is refused.
 */
export const policyCheckCommand = (
  file: string,
  options: PolicyCheckOptions,
  out: Out,
  err: Out,
): number => {
  let parsed: ParsedPolicy
  try {
    parsed = readPolicyFile(file)
  } catch (error) {
    const known = isBatonError(error) || (error instanceof Error && 'code' in error)
    if (!known) throw error
    err.write(`${error.message}\n`)
    return 1
  }
  const missing = options.topics ? checkTopics(parsed.policy, options.topics) : []
  if (missing.length === 0) {
    out.write(overview(parsed))
    return 0
  }
  err.write(missing.map(({ path, message }) => `${file}: ${keyOf(path)} ${message}\n`).join(''))
  return 1
}
