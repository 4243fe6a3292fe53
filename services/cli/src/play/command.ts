import { readFileSync } from 'node:fs'
import { BatonError, errorMessage } from '@baton/domain'
import {
  type Conversation,
  canonicalJson,
  parseConversation,
  parsePolicy,
  policyOf,
  repeatedId,
  withOverrides,
} from '@baton/rules'
import type { Env } from '@baton/runtime'
import { type Running, startAll } from '../start/start.ts'
import { type PlayedTurn, Player, playLocation } from './play.ts'

export interface PlayFlags {
  readonly data: string
  readonly policy: string
  readonly play: string
  readonly bots: string
}

const FAILED = 1

const conversationsIn = (file: string): Conversation[] => {
  const ids = new Set<string>()
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return []
      try {
        const conversation = parseConversation(line)
        if (ids.has(conversation.id)) throw repeatedId(conversation.id)
        ids.add(conversation.id)
        return [conversation]
      } catch (error) {
        const message = `${file}:${index + 1}: ${errorMessage(error)}`
        throw new BatonError('BAD_REQUEST', message, error)
      }
    })
}

/** Differences from what the conversations expect; for people. */
const misses = (conversations: readonly Conversation[], turns: readonly PlayedTurn[]): string[] => {
  const byId = new Map(conversations.map(one => [one.id, one]))
  return turns.flatMap(turn => {
    const expected = byId.get(turn.conversation)?.turns[turn.turn]?.expect
    if (!expected?.owner || expected.owner === turn.owner) return []
    return [`${turn.conversation} turn ${turn.turn}: expected ${expected.owner}, got ${turn.owner}`]
  })
}

/** What is left of the 41 characters that an app may have. */
const APP_ID_MAX = 27

/** An app of its own for each play, named after the one that the environment names. */
export const playAppId = ({ BATON_APP_ID }: Env, now: number): string =>
  `${(BATON_APP_ID || 'baton').slice(0, APP_ID_MAX)}-play-${now.toString(36)}`

/** Rejects when the run ends before the play does. */
const unlessEnded = async ({ ended }: Running): Promise<never> => {
  await ended
  throw new BatonError('STOPPED', 'the services ended before the play did')
}

/**
 * `baton start --play FILE`: an app of its own under `clock: log` on the embedded cluster, every
 * turn through the real broker; one JSON line for each. Exit code 1 when a turn did not get exactly
 * one decision.
 */
export const playCommand = async (
  flags: PlayFlags,
  env: Env,
  out: { write(text: string): unknown },
  say: (line: string) => void,
): Promise<number> => {
  const conversations = conversationsIn(flags.play)
  const shipped = parsePolicy(readFileSync(flags.policy, 'utf8'), flags.policy).policy
  const activations = conversations.flatMap(conversation =>
    conversation.policy
      ? [
          {
            location: playLocation(conversation),
            parsed: policyOf(withOverrides(shipped, conversation.policy)),
          },
        ]
      : [],
  )
  const appId = playAppId(env, Date.now())
  const running = await startAll({
    dataDir: flags.data,
    policyFile: flags.policy,
    env: { BATON_INGRESS_PORT: '0', BATON_HTTP_PORT: '0', ...env },
    say,
    activations,
    appId,
    clock: 'log',
    bots: flags.bots === 'reference' ? 'reference' : 'acknowledging',
  })
  try {
    say(`playing ${conversations.length} conversations as ${appId}`)
    const playing = Player.play(running.platform, conversations, (done, of) => {
      if (done % PROGRESS_EVERY === 0 || done === of) say(`  ${done} of ${of} turns`)
    })
    const turns = await Promise.race([playing, unlessEnded(running)])
    for (const turn of turns) out.write(`${canonicalJson(turn)}\n`)
    const wrong = turns.filter(turn => turn.decisions !== 1)
    const missed = misses(conversations, turns)
    for (const miss of missed) say(miss)
    say(
      `${turns.length} turns, ${wrong.length} without exactly one decision, ${missed.length} owners not as expected`,
    )
    return wrong.length === 0 ? 0 : FAILED
  } finally {
    await running.stop()
  }
}

const PROGRESS_EVERY = 100
