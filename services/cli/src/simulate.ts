import { readFileSync } from 'node:fs'
import { errorMessage, isBatonError } from '@baton/domain'
import {
  type Conversation,
  parseConversation,
  parsePolicy,
  repeatedId,
  type Score,
  type SimulatedTurn,
  score,
  simulate,
} from '@baton/rules'
import { printable } from './printable.ts'
import { errorText } from './report.ts'
import { SHIPPED_POLICY } from './shipped-policy.ts'

export interface SimulateOptions {
  /** YAML file; the shipped real-estate policy when not given. */
  readonly policy?: string
  /** Counts, accuracy and misses instead of a line for each turn. */
  readonly summary?: boolean
}

/** Where a command writes; process.stdout and process.stderr are. */
export interface Out {
  write(text: string): unknown
}

const percent = ({ right, of }: Score['moves']): string =>
  of === 0 ? 'none expected' : `${right} of ${of} (${((100 * right) / of).toFixed(1)} %)`

const counts = (title: string, found: Readonly<Record<string, number>>): string => {
  const listed = Object.entries(found).map(([name, count]) => `${name} ${count}`)
  return `${title.padEnd(18)}${listed.join(', ') || 'none'}\n`
}

/** The summary for people: counts, and against what was expected each miss with its reason. */
const summaryText = (found: Score): string => {
  const head =
    `${found.conversations} conversations, ${found.turns} turns\n` +
    counts('owner after', found.owners) +
    counts('verdict', found.verdicts) +
    counts('handoffs', found.handoffs) +
    counts('refused by', found.refusals)
  if (found.moves.of + found.refused.of + found.facts.of === 0) return head
  const misses = found.misses.map(
    miss =>
      `\n${miss.conversation} turn ${miss.turn}, ${miss.what}: expected ${miss.expected}, got ${miss.got}\n` +
      `  “${printable(miss.text)}”\n  ${miss.reason}\n`,
  )
  const others = found.unexpected.map(
    ({ conversation, turn, fact, text }) =>
      `\n${conversation} turn ${turn}: ${printable(fact)}\n  “${printable(text)}”\n`,
  )
  return (
    `${head}owner and handoff ${percent(found.moves)}\n` +
    `refused           ${percent(found.refused)}\n` +
    `facts recalled    ${percent(found.facts)}\n` +
    `${misses.length} misses${misses.length > 0 ? ':\n' : '\n'}${misses.join('')}` +
    (others.length > 0
      ? `\n${others.length} facts beside those that were expected:\n${others.join('')}`
      : '')
  )
}

/**
 * `baton simulate FILE`: writes one JSON line for each turn. Exit code 1 when a line could not be
 * simulated, or nothing is there to simulate; the others are done all the same.
 */
export const simulateCommand = (
  file: string,
  options: SimulateOptions,
  out: Out,
  err: Out,
): number => {
  const policyFile = options.policy ?? SHIPPED_POLICY
  let lines: string[]
  let policy: ReturnType<typeof parsePolicy>['policy']
  try {
    lines = readFileSync(file, 'utf8').split('\n')
    policy = parsePolicy(readFileSync(policyFile, 'utf8'), String(policyFile)).policy
  } catch (error) {
    err.write(`baton: ${errorText(error)}\n`)
    return 1
  }
  // Every turn comes with its explanation: they are kept for a summary only.
  const conversations: Conversation[] = []
  const results: SimulatedTurn[] = []
  const ids = new Set<string>()
  let failed = 0
  let simulated = 0
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    try {
      const conversation = parseConversation(line)
      if (ids.has(conversation.id)) throw repeatedId(conversation.id)
      ids.add(conversation.id)
      const turns = simulate(conversation, policy)
      simulated += turns.length
      if (options.summary) {
        conversations.push(conversation)
        results.push(...turns)
      } else out.write(turns.map(turn => `${JSON.stringify(turn)}\n`).join(''))
    } catch (error) {
      failed++
      const known = isBatonError(error) ? '' : 'could not be simulated: '
      err.write(`${file}:${index + 1}: ${known}${errorMessage(error)}\n`)
    }
  }
  if (options.summary) out.write(summaryText(score(conversations, results)))
  const nothing = failed + simulated === 0
  if (nothing) err.write(`${file}: no conversation in which a contact writes\n`)
  return nothing || failed > 0 ? 1 : 0
}
