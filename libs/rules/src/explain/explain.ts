import type { Decision } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'
import type { ExplainedScore, ExplainedThreshold, Explanation, Span } from './explanation.ts'
import { paragraph } from './sentences.ts'

const spansOf = (decision: Decision, label: string): Span[] =>
  decision.evidence
    .filter(evidence => evidence.label === label)
    .map(({ start, end }) => ({ start, end }))

/** The intent that wanted the target: the highest of those that are for it. */
const countedIntent = ({ scores, target, threshold }: Decision, policy: Policy) => {
  const bot = threshold?.to ?? target
  if (bot === '') return null
  return scores
    .filter(({ intent }) => policy.intents[intent]?.bot === bot || intent === bot)
    .reduce<Decision['scores'][number] | null>(
      (best, score) => (best && best.score >= score.score ? best : score),
      null,
    )
}

const known = (score: number): number | null => (score < 0 ? null : score)

const explainScores = (decision: Decision, counted: string | undefined): ExplainedScore[] =>
  decision.scores.map(({ intent, score, model, outside }) => ({
    intent,
    score,
    model: known(model),
    outside: known(outside),
    evidence: spansOf(decision, intent),
    counted: intent === counted,
  }))

const explainThreshold = (decision: Decision, policy: Policy): ExplainedThreshold | null => {
  const { threshold } = decision
  if (!threshold) return null
  const { from, to } = threshold
  const route = policy.routes.find(each => each.from === from && each.to === to)
  return { ...threshold, configured: route?.threshold ?? null }
}

/**
 * Why a decision is what it is. `policy` is the one the decision names; `zone` (IANA) adds local
 * times to the paragraph. Holds no personal data: evidence is offsets into a message, facts are
 * names.
 */
export const explainDecision = (decision: Decision, policy: Policy, zone?: string): Explanation => {
  const counted = countedIntent(decision, policy)
  return {
    decisionId: decision.decisionId,
    contactId: decision.contactId,
    at: decision.at,
    event: decision.event,
    verdict: decision.verdict.replaceAll('_', '-'),
    reason: decision.reason,
    owner: decision.owner,
    ownerAfter: decision.ownerAfter,
    target: decision.target || null,
    summary: paragraph({ decision, policy, zone, counted }),
    scores: explainScores(decision, counted?.intent),
    threshold: explainThreshold(decision, policy),
    guards: decision.guards,
    firstFailed: decision.guards.find(guard => !guard.passed)?.guard ?? null,
    wouldPass: decision.wouldPass,
    facts: decision.facts.map(fact => ({ fact, evidence: spansOf(decision, fact) })),
    explored: decision.explore,
    warnings: decision.warnings,
    about: decision.about || null,
    engine: decision.engine,
    policy: decision.policy,
    tables: decision.tables,
  }
}
