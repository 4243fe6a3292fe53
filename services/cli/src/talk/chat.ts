import { createInterface } from 'node:readline/promises'
import type { SchemaTypes } from '@baton/codec'
import {
  type Decision,
  HUMAN,
  isBatonError,
  isBot,
  type OutboundMessage,
  partitionOf,
} from '@baton/domain'
import type { Secret } from '@baton/runtime'
import pc from 'picocolors'
import { heldBackAt, heldBackText } from '../platform/held-back.ts'
import type { Platform } from '../platform/platform.ts'
import { printable } from '../printable.ts'
import { scoreText } from '../table.ts'
import { Answers } from './answers.ts'
import { CARD, commandOf, HELP, helpLines, QUIT, textOf, unknownText } from './command.ts'
import { Follower } from './follow.ts'
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
  const { contactId, input, output, lingerMs } = options
  const answers = new Answers(lingerMs, signal)
  const show: Show = line => output.write(`${line}\n`)
  const inbox = await follow(options, opened, answers, show)
  const lines = createInterface({ input, terminal: false, signal })
  let refused = 0
  const refuse = (why: string) => {
    refused++
    answers.settled()
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
    answers.sent()
    const refusal = await refusalOf(options, textOf(line))
    if (refusal !== null) refuse(refusal)
    // Piped input is a conversation too: each line waits for the answer to the one before.
    if (!(await answers.untilSettled()) && !signal.aborted)
      show(pc.dim(`  ${await silenceText(options, answers.owner)}`))
  }
  await answers.untilQuiet()
  return refused
}

type Show = (line: string) => void

/** Shows what is decided about the contact and what they are sent; resolves with their inbox. */
const follow = async (
  { platform, inboxUrl, contactId }: ChatOptions,
  opened: Opened,
  answers: Answers,
  show: Show,
): Promise<Inbox | null> => {
  const partition = partitionOf(Buffer.from(contactId), platform.partitions)
  const mine = async <Name extends keyof SchemaTypes>(
    name: Name,
    use: (value: SchemaTypes[Name]) => void,
  ) => {
    const follower = await Follower.start(
      platform,
      platform.topic(name),
      [partition],
      platform.codecs.of(name),
      ({ key, value }) => {
        if (key !== contactId) return
        answers.heard()
        use(value)
      },
    )
    opened(() => follower.stop(), follower.failed)
  }
  const say = (speaker: string, text: string) => {
    answers.heard()
    answers.settled()
    show(`${pc.cyan(speaker)}: ${printable(text, { lines: true })}`)
  }
  await mine('handoff.decisions.v1', decision => {
    if (isWorthShowing(decision)) show(decisionLine(decision))
    if (decision.event !== 'MessageReceived') return
    answers.decided(decision.ownerAfter)
    if (awaitsReply(decision)) return
    answers.settled()
    if (decision.ownerAfter === HUMAN)
      show(pc.dim('  a person has the conversation: no bot answers'))
  })
  const speakers = new Map<string, string>()
  const inbox =
    inboxUrl === null
      ? null
      : await Inbox.open(inboxUrl, contactId, text => say(speakers.get(text) ?? 'sms', text))
  if (inbox) opened(() => inbox.close())
  await mine('outbound.messages.v1', message => {
    for (const text of textsOf(message)) {
      if (inbox) speakers.set(text, message.bot)
      else say(message.bot, text)
    }
  })
  return inbox
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

const MS = 1_000

/** Why nothing may have come for what was sent last, for a bot that was to answer or none yet. */
const silenceText = async (
  { platform, contactId, lingerMs }: ChatOptions,
  owner: string | null,
): Promise<string> => {
  const waited = `within ${lingerMs / MS} s`
  if (owner !== null)
    return `no answer ${waited}: does ${owner} run? Beyond its deadline the message goes to a person`
  const home = partitionOf(Buffer.from(contactId), platform.partitions)
  const [open] = await heldBackAt(platform, home)
  const why = open ? heldBackText(open) : 'does a router run, and what does its log say?'
  return `no decision ${waited}: ${why}`
}

const awaitsReply = (decision: Decision): boolean => isBot(decision.ownerAfter)

const isWorthShowing = ({ event, verdict }: Decision): boolean =>
  event === 'MessageReceived' || (verdict !== 'reply_sent' && verdict !== 'recorded')

const decisionLine = (d: Decision): string => {
  const route = d.owner === d.ownerAfter ? d.owner : `${d.owner} → ${d.ownerAfter}`
  const scores = d.scores.map(s => `${s.intent} ${scoreText(s.score)}`).join(', ')
  const facts = d.facts.length > 0 ? ` · learned ${d.facts.join(', ')}` : ''
  const what = `${d.verdict.replaceAll('_', '-')}${d.reason ? ` (${d.reason})` : ''}`
  const line = `  [${what}] ${route}${scores ? ` · ${scores}` : ''}${facts} · ${d.decisionId}`
  return pc.dim(printable(line))
}

const textsOf = (message: OutboundMessage): string[] =>
  message.actions.flatMap(action => action['baton.SendText']?.text ?? [])
