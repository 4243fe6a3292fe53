import { type IntentScore, MINUTE_MS, type TurnScores, WHOLE } from '@baton/domain'

/** Messages whose scores are remembered. */
const TURNS_MAX = 4
/** Below it a score is not worth remembering. */
const REMEMBERED_MIN = 1500
/** A message that raises an intent less than this gets nothing from what was said before. */
const RAISED_MIN = 4000
/** An earlier score counts half after this long. */
const HALF_LIFE_MS = 10 * MINUTE_MS
/** Weight of an earlier score, before decay: two hints of .5 make .59, below every threshold. */
const EARLIER_WEIGHT = 3500

const decayed = (turn: TurnScores, intent: string, at: number): number => {
  const score = turn.scores.find(s => s.intent === intent)?.score ?? 0
  const halves = Math.floor(Math.max(at - turn.at, 0) / HALF_LIFE_MS)
  return halves > 13 ? 0 : score >> halves
}

/**
 * A message's score in the light of the messages before it, since the present bot took over: 1 − (1
 * − now)(1 − w·earlier), with the strongest earlier score halved every ten minutes. Only a message
 * that raises the intent itself can gain.
 */
export const combined = (
  now: number,
  intent: string,
  turns: readonly TurnScores[],
  at: number,
): number => {
  if (now < RAISED_MIN) return now
  let strongest = 0
  for (const turn of turns) strongest = Math.max(strongest, decayed(turn, intent, at))
  const earlier = Math.floor((strongest * EARLIER_WEIGHT) / WHOLE)
  return WHOLE - Math.floor(((WHOLE - now) * (WHOLE - earlier)) / WHOLE)
}

export const withTurn = (turns: TurnScores[], at: number, scores: IntentScore[]): TurnScores[] => {
  const raised = scores.filter(s => s.score >= REMEMBERED_MIN)
  return raised.length === 0 ? turns : [...turns, { at, scores: raised }].slice(-TURNS_MAX)
}
