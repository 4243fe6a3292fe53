import { createInterface } from 'node:readline/promises'
import { type Decision, type OutboundMessage, partitionOf } from '@baton/domain'
import pc from 'picocolors'
import type { Platform } from '../platform/platform.ts'
import { type Followed, Follower } from './follow.ts'
import { sendMessage } from './send.ts'

export interface ChatOptions {
  readonly platform: Platform
  readonly ingressUrl: string
  readonly contactId: string
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  /** How long to wait for a last answer after the input ended, ms. */
  readonly lingerMs: number
}

/** Type as a contact; replies and decisions appear as they are committed. Ends with the input. */
export const chat = async (options: ChatOptions): Promise<void> => {
  const { platform, ingressUrl, contactId, input, output, lingerMs } = options
  const partition = partitionOf(Buffer.from(contactId), platform.partitions)
  let answeredAt = performance.now()
  let waiting = false
  const show = (line: string) => output.write(`${line}\n`)
  const mine =
    <T>(use: (value: T) => void) =>
    ({ key, value }: Followed<T>) => {
      if (key !== contactId) return
      answeredAt = performance.now()
      use(value)
    }
  const decisions = await Follower.start(
    platform,
    platform.topic('handoff.decisions.v1'),
    [partition],
    platform.codecs.of('handoff.decisions.v1'),
    mine<Decision>(decision => {
      if (decision.event === 'MessageReceived' && !awaitsReply(decision)) waiting = false
      if (isWorthShowing(decision)) show(decisionLine(decision))
    }),
  )
  const messages = await Follower.start(
    platform,
    platform.topic('outbound.messages.v1'),
    [partition],
    platform.codecs.of('outbound.messages.v1'),
    mine<OutboundMessage>(message => {
      for (const line of messageLines(message)) {
        waiting = false
        show(line)
      }
    }),
  )
  const lines = createInterface({ input, terminal: false })
  show(pc.dim(`contact ${contactId}; type a message, Ctrl-D ends`))
  for await (const line of lines) {
    if (line.trim() === '') continue
    waiting = true
    answeredAt = performance.now()
    await sendMessage(ingressUrl, { contactId, text: line })
    // Piped input is a conversation too: each line waits for the answer to the one before.
    await until(() => !waiting, lingerMs)
  }
  await until(() => !waiting && performance.now() - answeredAt > QUIET_MS, lingerMs)
  await Promise.all([decisions.stop(), messages.stop()])
}

/** After this silence nothing more is expected. */
const QUIET_MS = 300
const LOOK_MS = 20

const until = async (done: () => boolean, maxMs: number): Promise<void> => {
  const deadline = performance.now() + maxMs
  while (!done() && performance.now() < deadline) {
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
  }
}

const SILENT_OWNERS: readonly string[] = ['human', 'none']

const awaitsReply = (decision: Decision): boolean => !SILENT_OWNERS.includes(decision.ownerAfter)

const isWorthShowing = ({ event, verdict }: Decision): boolean =>
  event === 'MessageReceived' || (verdict !== 'reply_sent' && verdict !== 'recorded')

const decisionLine = (d: Decision): string => {
  const route = d.owner === d.ownerAfter ? d.owner : `${d.owner} → ${d.ownerAfter}`
  const scores = d.scores.map(s => `${s.intent} ${(s.score / 10_000).toFixed(2)}`).join(', ')
  const facts = d.facts.length > 0 ? ` · learned ${d.facts.join(', ')}` : ''
  const what = `${d.verdict.replaceAll('_', '-')}${d.reason ? ` (${d.reason})` : ''}`
  return pc.dim(`  [${what}] ${route}${scores ? ` · ${scores}` : ''}${facts} · ${d.decisionId}`)
}

const messageLines = (message: OutboundMessage): string[] =>
  message.actions.flatMap(action => {
    const send = action['baton.SendText']
    return send ? [`${pc.cyan(message.bot)}: ${send.text}`] : []
  })
