import { type Decision, HUMAN, NOBODY, type Verdict } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'
import { reasonWords } from './reasons.ts'
import { asScore, asTime, conditionOf, inWords } from './units.ts'

/** What the sentences are made from. */
export interface Telling {
  readonly decision: Decision
  readonly policy: Policy
  readonly zone: string | undefined
  /** The score that the threshold was compared with. */
  readonly counted: { readonly intent: string; readonly score: number } | null
}

/** "the buyer bot", "a person", "nobody". */
const who = (owner: string): string => {
  if (owner === HUMAN) return 'a person'
  if (owner === NOBODY || owner === '') return 'nobody'
  return `the ${owner} bot`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const time = ({ zone }: Telling, ms: number): string => asTime(ms, zone)

/**
 * "the seller intent scored 0.91, above the 0.80 that buyer → seller asks for (set by the policy)";
 * of a bot's request how sure the bot is.
 */
const comparison = ({ decision: { event, owner, threshold }, counted }: Telling): string => {
  if (!threshold || !counted) return ''
  const scored =
    event === 'request'
      ? `${who(owner)} asked for ${who(threshold.to)} with a confidence of`
      : `the ${counted.intent} intent scored`
  const missing = threshold.value - counted.score
  const place =
    missing > 0 ? `${asScore(missing)} short of` : missing === 0 ? 'exactly' : 'which is above'
  const origin =
    threshold.source === 'learned'
      ? `learned from outcomes, version ${threshold.version}`
      : 'set by the policy'
  return (
    `${scored} ${asScore(counted.score)}, ${place} the ` +
    `${asScore(threshold.value)} that ${threshold.from} → ${threshold.to} asks for (${origin})`
  )
}

const because = (telling: Telling): string => {
  const compared = comparison(telling)
  return compared === '' ? reasonOf(telling) : compared
}

/** " (scored 0.83, and 0.50 is enough)": what needs no route has one threshold for all bots. */
const enough = ({ decision: { scores } }: Telling, intent: string, threshold: number): string => {
  const used = scores.find(score => score.intent === intent)
  return used ? ` (scored ${asScore(used.score)}, and ${asScore(threshold)} is enough)` : ''
}

/** Codes that are told with what the decision and its policy say besides. */
const IN_CONTEXT: Readonly<Record<string, (telling: Telling) => string>> = {
  'already-deferred': ({ decision: { target } }) => `the handoff to ${who(target)} waits already`,
  'asks-for-person': telling =>
    reasonWords('asks-for-person') + enough(telling, 'human', telling.policy.human.threshold),
  'asked-to-stop': telling =>
    reasonWords('asked-to-stop') + enough(telling, 'optOut', telling.policy.consent.threshold),
  'opted-out': () => 'the contact does not want messages until they write START',
  cooldown: ({ decision: { owner, target }, policy }) =>
    `${owner} → ${target} was used less than ${inWords(policy.guards.cooldownMs)} ago`,
  circular: ({ decision: { target }, policy }) =>
    `the contact was handed to ${target} less than ${inWords(policy.guards.circularWindowMs)} ago`,
  'rate-hour': ({ policy }) =>
    `there were ${policy.guards.perHour} handoffs in the last 60 minutes`,
  'rate-day': ({ policy }) => `there were ${policy.guards.perDay} handoffs in the last 24 hours`,
}

const reasonOf = (telling: Telling): string => {
  const { reason } = telling.decision
  const told = Object.hasOwn(IN_CONTEXT, reason) ? IN_CONTEXT[reason] : undefined
  return told ? told(telling) : reasonWords(reason)
}

const withReason = (sentence: string, telling: Telling): string => {
  const reason = reasonOf(telling)
  return reason === '' ? `${sentence}.` : `${sentence}: ${reason}.`
}

/** What would have let it pass. */
const remedy = (telling: Telling): string => {
  const { wouldPass, at } = telling.decision
  if (!wouldPass) return ''
  // Guards are asked of what reaches its threshold alone.
  if (wouldPass.margin !== null && wouldPass.margin > 0)
    return ` A score ${asScore(wouldPass.margin)} higher would have reached it.`
  if (wouldPass.at !== null) {
    const later = wouldPass.at > at ? `, ${inWords(wouldPass.at - at)} later` : ''
    return ` It would have passed from ${time(telling, wouldPass.at)} on${later}.`
  }
  return wouldPass.note === ''
    ? ''
    : ` It passes ${conditionOf(wouldPass.note)}; time alone does not help.`
}

type Sentence = (telling: Telling) => string

const continued: Sentence = telling => {
  const { owner, ownerAfter, target } = telling.decision
  const goesOn = `${capital(who(ownerAfter))} goes on`
  if (target === '' || target === owner) return withReason(goesOn, telling)
  // A score explains why it stays only where it is too low.
  const why = telling.decision.reason === 'below-threshold' ? because(telling) : reasonOf(telling)
  return `${goesOn}: ${why}.${remedy(telling)}`
}

const handedOver: Sentence = telling => {
  const { owner, target, guards, explore } = telling.decision
  const guarded =
    guards.length > 0 && guards.every(guard => guard.passed)
      ? `, and all ${guards.length} guards let it pass`
      : ''
  const tried = explore
    ? ` It was tried below the threshold to learn from it, as ${asScore(explore.propensity)} of such handoffs are.`
    : ''
  return (
    `The conversation moves from ${who(owner)} to ${who(target)}: ` +
    `${because(telling)}${guarded}.${tried}`
  )
}

const ASKED_AGAIN = ' Nothing tries it again: it has to be asked for once more.'

const refusedMove: Sentence = telling => {
  const { event, ownerAfter, target } = telling.decision
  const wanted = comparison(telling)
  const clear = wanted === '' ? '' : `${capital(wanted)}. `
  const handoff = target === '' ? 'the handoff' : `the handoff to ${who(target)}`
  const isMessage = target === '' && event === 'MessageReceived'
  const wish = isMessage ? 'the message was held back' : `${handoff} was refused`
  const keeps = ownerAfter === NOBODY ? 'Nobody answers' : `${capital(who(ownerAfter))} goes on`
  const again = isMessage || telling.decision.wouldPass?.at == null ? '' : ASKED_AGAIN
  return `${clear}${keeps}, and ${wish}: ${reasonOf(telling)}.${remedy(telling)}${again}`
}

const deferredMove: Sentence = telling => {
  const { ownerAfter, target } = telling.decision
  const wanted = comparison(telling)
  const { retries, retryMs } = telling.policy.deferral
  return (
    `${wanted === '' ? '' : `${capital(wanted)}. `}The handoff to ${who(target)} waits: ` +
    `${reasonOf(telling)}. ${capital(who(ownerAfter))} goes on meanwhile; it is tried again every ` +
    `${inWords(retryMs)}, at most ${retries} times, then a person takes over.${remedy(telling)}`
  )
}

/** Reasons of replies that the gate let through and that had no text. */
const WORDLESS: ReadonlySet<string> = new Set(['without-words', 'nothing-said'])

const sentReply: Sentence = telling => {
  const { owner, reason } = telling.decision
  const comes = WORDLESS.has(reason) ? 'says nothing to the contact' : 'goes to the contact'
  return withReason(`The reply of ${who(owner)} ${comes}`, telling)
}

const SENTENCES: Readonly<Record<Verdict, Sentence>> = {
  continue: continued,
  handoff: handedOver,
  refused: refusedMove,
  deferred: deferredMove,
  queued: telling =>
    withReason(
      `The wish for ${who(telling.decision.target)} is queued until ` +
        `${who(telling.decision.ownerAfter)} is done`,
      telling,
    ),
  released: telling =>
    withReason(`What was queued for ${who(telling.decision.target)} is taken up`, telling),
  human: telling =>
    telling.decision.event === 'remind'
      ? withReason('The contact still waits for a person', telling)
      : withReason('A person takes over and the bots stay silent', telling) +
        (telling.decision.guards.length === 0 ? ' No guard applies to this.' : ''),
  opted_out: telling =>
    withReason('The contact opted out: nothing is sent to them until they write START', telling),
  opted_in: telling =>
    withReason(
      `The contact wants messages again, and ${who(telling.decision.ownerAfter)} goes on`,
      telling,
    ),
  reply_sent: sentReply,
  reply_held: telling =>
    withReason(`The reply of ${who(telling.decision.owner)} is held back`, telling) +
    remedy(telling),
  reply_dropped: telling => withReason('The reply is not sent', telling) + remedy(telling),
  recorded: telling =>
    telling.decision.reason === 'automation-on'
      ? `${capital(reasonOf(telling))}.`
      : withReason('Taken down; nobody has to answer', telling),
  duplicate: telling => withReason('Seen before: nothing happens twice', telling),
  assigned: ({ decision: { ownerAfter, target, reason } }) =>
    reason === 'opted-out'
      ? `The conversation goes to ${who(target)} when the contact wants messages again.`
      : `The conversation was assigned to ${who(ownerAfter)}.`,
  timer_moot: telling => withReason('A timer that no longer matters', telling),
  erased: () => 'The contact was forgotten; only the opt-out is remembered.',
  ignored: telling => withReason('Nothing to do', telling),
  dead_lettered: telling =>
    withReason('The event could not be decided and went to the dead letters as it came', telling),
}

const learned = ({ decision: { facts } }: Telling): string =>
  facts.length === 0 ? '' : ` Learned: ${facts.join(', ')}.`

const warned = ({ decision: { warnings } }: Telling): string =>
  warnings.length === 0 ? '' : ` Note: ${warnings.map(reasonWords).join('; ')}.`

/** One paragraph that a broker understands. */
export const paragraph = (telling: Telling): string =>
  SENTENCES[telling.decision.verdict](telling) + learned(telling) + warned(telling)
