import { createInterface } from 'node:readline/promises'
import { type Decision, isBatonError, type OutboundMessage, partitionOf } from '@baton/domain'
import type { Secret } from '@baton/runtime'
import pc from 'picocolors'
import type { Platform } from '../platform/platform.ts'
import { printable } from '../printable.ts'
import { CARD, commandOf, HELP, helpLines, QUIT, textOf, unknownText } from './command.ts'
import { type Followed, Follower } from './follow.ts'
import { cardLines, Inbox } from './inbox.ts'
import { sendMessage } from './send.ts'

export interface ChatOptions {
  readonly platform: Platform
  readonly ingressUrl: string
  /** What ingress wants to be told; null when it is open. */
  readonly token: Secret | null
  /**
   * Of the local HighLevel: then a message is shown when it arrives there, not when it is decided.
   */
  readonly inboxUrl: string | null
  readonly contactId: string
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  /** Told, in one line, of each message that was refused. */
  readonly complain: (line: string) => void
  /** How long to wait for a last answer after the input ended, ms. */
  readonly lingerMs: number
}

/**
 * Type as a contact; decisions appear as they are committed, messages as they arrive. Ends with the
 * input, or when it is told to. A message that is refused is complained of, as is a command that
 * there is not, and the chat goes on: resolves to how many were.
 */
export const chat = async (options: ChatOptions): Promise<number> => {
  const broken = Promise.withResolvers<never>()
  const ending = new AbortController()
  const stops: (() => Promise<void>)[] = []
  const opened: Opened = (stop, failed) => {
    failed?.catch(broken.reject)
    stops.push(stop)
    if (ending.signal.aborted) void stop()
  }
  try {
    return await Promise.race([talk(options, opened, ending.signal), broken.promise])
  } finally {
    ending.abort()
    await Promise.allSettled(stops.map(stop => stop()))
  }
}

/** Told of everything that has to be stopped in the end, and of what it may fail with meanwhile. */
type Opened = (stop: () => Promise<void>, failed?: Promise<never>) => void

const talk = async (options: ChatOptions, opened: Opened, signal: AbortSignal): Promise<number> => {
  const { platform, inboxUrl, contactId, input, output, lingerMs } = options
  const partition = partitionOf(Buffer.from(contactId), platform.partitions)
  let answeredAt = performance.now()
  let waiting = false
  let refused = 0
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
  opened(() => decisions.stop(), decisions.failed)
  const speakers = new Map<string, string>()
  const say = (speaker: string, text: string) => {
    waiting = false
    answeredAt = performance.now()
    show(`${pc.cyan(speaker)}: ${printable(text, { lines: true })}`)
  }
  const inbox =
    inboxUrl === null
      ? null
      : await Inbox.open(inboxUrl, contactId, text => say(speakers.get(text) ?? 'sms', text))
  if (inbox) opened(() => inbox.close())
  const messages = await Follower.start(
    platform,
    platform.topic('outbound.messages.v1'),
    [partition],
    platform.codecs.of('outbound.messages.v1'),
    mine<OutboundMessage>(message => {
      for (const text of textsOf(message)) {
        if (inbox) speakers.set(text, message.bot)
        else say(message.bot, text)
      }
    }),
  )
  opened(() => messages.stop(), messages.failed)
  const lines = createInterface({ input, terminal: false, signal })
  const refuse = (why: string) => {
    refused++
    waiting = false
    options.complain(`not sent: ${why}`)
  }
  show(pc.dim(`contact ${contactId}; type a message, ${HELP} shows the commands, Ctrl-D ends`))
  for await (const line of lines) {
    if (line.trim() === '') continue
    const command = commandOf(line)
    if (command !== undefined) {
      if (QUIT.includes(command)) break
      const shown = await answerTo(command, inbox)
      if (shown) for (const one of shown) show(pc.dim(`  ${printable(one, { lines: true })}`))
      else refuse(unknownText(command))
      continue
    }
    waiting = true
    answeredAt = performance.now()
    const refusal = await refusalOf(options, textOf(line))
    if (refusal !== null) refuse(refusal)
    // Piped input is a conversation too: each line waits for the answer to the one before.
    await until(() => !waiting, lingerMs, signal)
  }
  await until(() => !waiting && performance.now() - answeredAt > QUIET_MS, lingerMs, signal)
  return refused
}

/** What a command shows; undefined when there is no such one. */
const answerTo = async (
  command: string,
  inbox: Inbox | null,
): Promise<readonly string[] | undefined> => {
  if (command === HELP) return helpLines(inbox !== null)
  return command === CARD && inbox ? cardLines(await inbox.card()) : undefined
}

/** Sends a message; why it was not taken, or null. */
const refusalOf = async (
  { ingressUrl, contactId, token }: ChatOptions,
  text: string,
): Promise<string | null> => {
  try {
    await sendMessage(ingressUrl, { contactId, text }, token)
    return null
  } catch (error) {
    if (isBatonError(error)) return error.message
    throw error
  }
}

/** After this silence nothing more is expected. */
const QUIET_MS = 300
const LOOK_MS = 20

const until = async (done: () => boolean, maxMs: number, signal: AbortSignal): Promise<void> => {
  const deadline = performance.now() + maxMs
  while (!done() && !signal.aborted && performance.now() < deadline) {
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
  const line = `  [${what}] ${route}${scores ? ` · ${scores}` : ''}${facts} · ${d.decisionId}`
  return pc.dim(printable(line))
}

const textsOf = (message: OutboundMessage): string[] =>
  message.actions.flatMap(action => action['baton.SendText']?.text ?? [])
