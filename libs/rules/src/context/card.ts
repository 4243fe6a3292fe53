import type { ContextPackage } from '@baton/domain'
import { factName } from '../facts/known.ts'
import { clip } from '../state/clip.ts'

const FACTS_MAX = 5
const QUESTIONS_MAX = 3
const DETAIL_BYTES = 240

interface Why {
  /** A code. */
  readonly reason: string
  /** In the words of whoever asks: for people only. */
  readonly detail?: string | undefined
  readonly score: number
}

/** What is asked for outright, without a score, is urgent. */
const priorityOf = (score: number): string => {
  if (score < 0 || score >= 9000) return 'urgent'
  if (score >= 8000) return 'high'
  return score >= 6000 ? 'normal' : 'low'
}

/** The handoff card: a note that tells a person in seconds who this is and what comes next. */
export const handoffCard = (
  from: string,
  to: string,
  { reason, detail, score }: Why,
  context: ContextPackage,
): string => {
  const why = detail ? `${reason}: ${clip(detail, DETAIL_BYTES)}` : reason
  const newest = context.facts.toSorted((a, b) => b.at - a.at).slice(0, FACTS_MAX)
  const questions = context.openQuestions.slice(0, QUESTIONS_MAX)
  return [
    `Handoff ${from} → ${to} (${why}), priority ${priorityOf(score)}`,
    `Qualification ${context.score}/100, ${context.temperature}, ${context.urgency}`,
    ...newest.map(fact => `• ${factName(fact)}: ${fact.value}`),
    ...(questions.length > 0 ? [`Still to ask: ${questions.map(factName).join(', ')}`] : []),
    context.summary,
  ].join('\n')
}
