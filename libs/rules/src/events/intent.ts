import { type MessageReceived, type RoutedText, WHOLE } from '@baton/domain'
import { askGuards, firstRefusal } from '../guards/index.ts'
import { type Candidate, candidatesOf } from '../intent/candidates.ts'
import { withTurn } from '../intent/combine.ts'
import { withOutside } from '../intent/outside.ts'
import type { MessageRead } from '../intent/read.ts'
import { scoresOf } from '../intent/scores.ts'
import { type Attempted, attempt, type Wanted } from '../moves/attempt.ts'
import { continueWith } from '../moves/continue.ts'
import { explores } from '../moves/explore.ts'
import { releaseLater } from '../moves/plan.ts'
import { cancelDeferral, enqueue } from '../moves/waiting.ts'
import { type Concluded, conclude, type Step, warn } from '../step.ts'

/** Below it a message has nothing to do with an intent, and the decision does not speak of it. */
const NOTICED_MIN = 1000
/** Above it a message wants a bot that no route leads to. */
const WANTED_MIN = 7000

/**
 * Hands over to the bot of a raised intent, one after the other when both are raised; else the
 * owner goes on.
 */
export const followIntent = (
  step: Step,
  message: MessageReceived,
  read: MessageRead,
  text: RoutedText,
): Concluded => {
  const { state, decision, at } = step
  decision.scores = scoresOf(step, message, read)
  const turns = withTurn(state.turns, at, decision.scores)
  const result = pursue(step, candidatesOf(step, decision.scores), read, text)
  if (result === 'handed' || result === 'human') return step.decision
  state.turns = turns
  continueWith(step, text)
  return step.decision
}

/**
 * While bots are switched off nobody is moved. What waits for a bot that the contact turns from
 * does not come when they are on, unless this message wants it too: not a deferral to it, and what
 * is due for it only after the bot that has the contact.
 */
export const followWhileOff = (step: Step, message: MessageReceived, read: MessageRead): void => {
  const { state } = step
  const { deferred, owner } = state
  const due = state.queued?.after === '' ? state.queued : null
  if (!deferred && !due) return
  step.decision.scores = scoresOf(step, message, read)
  const raised = meant(candidatesOf(step, step.decision.scores), read.withdrawn)
  const turns = raised.some(({ own }) => !own) || turnsBack(step, raised, read.withdrawn)
  const wants = (bot: string) => raised.some(candidate => candidate.bot === bot)
  const turnsFrom = (bot: string) => turns && !wants(bot)
  if (due && turnsFrom(due.target)) state.queued = { ...due, after: owner }
  if (!deferred || !turnsFrom(deferred.target)) return
  cancelDeferral(step, 'withdrawn')
  if (wants(state.queued?.target ?? '')) step.causes.push({ kind: 'release' })
}

/** The decision on a message that stays with its owner is concluded too: why it stays. */
const pursue = (
  step: Step,
  candidates: readonly Candidate[],
  { first: firstIntent, withdrawn }: MessageRead,
  text: RoutedText,
): Attempted | 'stays' => {
  const raised = meant(candidates, withdrawn)
  const elsewhere = raised.filter(candidate => !candidate.own)
  const [strongest] = elsewhere
  if (!strongest) {
    if (turnsBack(step, raised, withdrawn)) cancelDeferral(step, 'withdrawn')
    return tryBelow(step, candidates, text)
  }

  const first = raised.find(candidate => candidate.intent === firstIntent) ?? strongest
  const second = raised.find(candidate => candidate.bot !== first.bot)
  if (!second) return move(step, first, `intent:${first.intent}`, text)
  if (first.own) {
    queue(step, strongest)
    return 'stays'
  }
  const [now, later] = inTurn(step, first, second)
  const result = move(step, now, `plan:${now.intent}`, text, { next: later })
  if (result === 'handed' || result === 'deferred') warn(step, `queued:${later.intent}`)
  return result
}

/**
 * "I want to buy a house": clearly what the owner is for, in the words of this message, and nothing
 * else. Who answers a question of the present bot turns from nobody.
 */
const turnsBack = (
  { state, decision, policy }: Step,
  raised: readonly Candidate[],
  withdrawn: readonly string[],
): boolean => {
  if (state.question !== null && decision.facts.length > 0) return false
  return raised.some(({ intent, threshold }) => {
    const score = decision.scores.find(one => one.intent === intent)
    if (!score || !threshold || withdrawn.includes(intent)) return false
    return withOutside(score.model, score.outside, policy) >= threshold.value
  })
}

/** The first named comes first, unless a guard stops it and lets the other pass. */
const inTurn = (step: Step, first: Candidate, second: Candidate): [Candidate, Candidate] =>
  !second.own && isStopped(step, first) && !isStopped(step, second)
    ? [second, first]
    : [first, second]

const isStopped = ({ state, at, policy }: Step, { bot }: Candidate): boolean =>
  firstRefusal(askGuards(state, { from: state.owner, to: bot, at }, policy.guards)) !== undefined

/**
 * "Scratch buying, I want to sell": of several intents, one that the message itself takes back is
 * not meant.
 */
const meant = (candidates: readonly Candidate[], withdrawn: readonly string[]): Candidate[] => {
  const raised = candidates.filter(candidate => candidate.raised)
  const kept = raised.filter(({ intent }) => !withdrawn.includes(intent))
  return kept.length > 0 ? kept : raised
}

const move = (
  step: Step,
  candidate: Candidate,
  reason: string,
  text: RoutedText,
  besides: Partial<Pick<Wanted, 'propensity' | 'next'>> = {},
): Attempted => {
  const { bot, score, threshold } = candidate
  step.decision.threshold = threshold
  const result = attempt(step, {
    to: bot,
    reason,
    verdict: 'handoff',
    why: 'handoff',
    message: text,
    score,
    threshold: threshold?.value ?? 0,
    propensity: WHOLE,
    drawnBy: step.decisionId,
    ...besides,
  })
  if (result === 'refused') releaseLater(step, bot)
  return result
}

/** The bot already talking comes first: no handoff, the other waits. */
const queue = (step: Step, candidate: Candidate): void => {
  step.decision.target = candidate.bot
  step.decision.threshold = candidate.threshold
  const { deferred } = step.state
  if (deferred?.target === candidate.bot) {
    step.decision.about = deferred.decisionId
    conclude(step, 'continue', 'already-deferred')
    return
  }
  conclude(step, 'queued', `plan:${candidate.intent}`)
  enqueue(step, candidate, step.state.owner)
}

const tryBelow = (
  step: Step,
  candidates: readonly Candidate[],
  text: RoutedText,
): Attempted | 'stays' => {
  const best = candidates.find(candidate => !candidate.own && candidate.threshold)
  if (best && explores(step, best)) {
    return move(step, best, 'explore', text, { propensity: step.policy.exploration.share })
  }
  if (best && best.score >= NOTICED_MIN) below(step, best)
  else unrouted(step, candidates)
  return 'stays'
}

const below = (step: Step, { bot, score, threshold }: Candidate): void => {
  step.decision.target = bot
  step.decision.threshold = threshold
  step.decision.wouldPass = { at: null, margin: (threshold?.value ?? 0) - score, note: '' }
  conclude(step, 'continue', 'below-threshold')
}

const unrouted = (step: Step, candidates: readonly Candidate[]): void => {
  const wanted = candidates.find(c => !c.own && !c.threshold && c.score >= WANTED_MIN)
  if (wanted) step.decision.target = wanted.bot
  conclude(step, 'continue', wanted ? 'no-route' : 'no-intent')
}
