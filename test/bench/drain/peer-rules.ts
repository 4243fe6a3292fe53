import { readFileSync } from 'node:fs'

/** A handoff of the last 24 h. */
interface Handoff {
  readonly from: string
  readonly to: string
  readonly at: number
}

/** The peer's state of a contact (peer/src/main/avro/ContactState.avsc). */
export interface PeerState {
  readonly owner: string
  readonly handoffs: readonly Handoff[]
  readonly budget: number | null
  readonly beds: number | null
  readonly timeline: string | null
  readonly messages: number
  readonly updatedAt: number
}

export const NEW_CONTACT: PeerState = {
  owner: 'lead',
  handoffs: [],
  budget: null,
  beds: null,
  timeline: null,
  messages: 0,
  updatedAt: 0,
}

export interface Outcome {
  readonly verdict: string
  readonly to: string | null
  readonly reason: string
}

const file = new URL('../peer/src/main/resources/rules.json', import.meta.url)
const rules = JSON.parse(readFileSync(file, 'utf8'))
const insensitive = (source: string) => new RegExp(source, 'i')
const BUYER: readonly RegExp[] = rules.buyer.map(insensitive)
const SELLER: readonly RegExp[] = rules.seller.map(insensitive)
const MONEY = insensitive(rules.facts.money)
const BEDS = insensitive(rules.facts.beds)
const TIMELINE = insensitive(rules.facts.timeline)
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Whole tenths, as in the peer: no threshold hangs on a rounding error. */
const score = (patterns: readonly RegExp[], text: string): number => {
  let sum = 0
  for (const pattern of patterns) if (pattern.test(text)) sum += rules.weightTenths
  return Math.min(rules.capTenths, sum)
}

export const buyerScore = (text: string): number => score(BUYER, text)
export const sellerScore = (text: string): number => score(SELLER, text)

const budgetIn = (text: string): number | null => {
  const found = MONEY.exec(text)
  if (!found) return null
  const [, before, unitBefore, after, unitAfter] = found
  const unit = before === undefined ? unitAfter : unitBefore
  const value = Number.parseFloat((before ?? after ?? '').replaceAll(',', ''))
  if (!unit) return Math.round(value)
  return Math.round(value * (/^[kt]/i.test(unit) ? 1e3 : 1e6))
}

/**
 * What the contact is after this message, but for its owner: the first match counts, a newer
 * message overwrites.
 */
export const told = (state: PeerState, text: string, at: number): PeerState => {
  const beds = BEDS.exec(text)?.[1]
  return {
    owner: state.owner,
    handoffs: state.handoffs.filter(handoff => at - handoff.at < DAY),
    budget: budgetIn(text) ?? state.budget,
    beds: beds ? Number(beds) : state.beds,
    timeline: TIMELINE.exec(text)?.[1]?.toLowerCase() ?? state.timeline,
    messages: state.messages + 1,
    updatedAt: at,
  }
}

const stay = (reason: string): Outcome => ({ verdict: 'stay', to: null, reason })

/** As Rules.decide of the peer. */
export const decide = (state: PeerState, buyer: number, seller: number, at: number): Outcome => {
  const { owner: from, handoffs } = state
  const toBuyer = buyer >= (rules.thresholdTenths[`${from}>buyer`] ?? Number.POSITIVE_INFINITY)
  const toSeller = seller >= (rules.thresholdTenths[`${from}>seller`] ?? Number.POSITIVE_INFINITY)
  if (!toBuyer && !toSeller) return stay('below_threshold')
  if (buyer === seller) return stay('tie')
  const to = buyer > seller ? 'buyer' : 'seller'
  if (to === 'buyer' ? !toBuyer : !toSeller) return stay('other_intent_stronger')
  let lastHour = 0
  for (const handoff of handoffs) {
    const recent = at - handoff.at < rules.pairCooldownMs
    if (recent && handoff.from === from && handoff.to === to) {
      return { verdict: 'refused', to, reason: 'pair_cooldown_30m' }
    }
    if (at - handoff.at < HOUR) lastHour++
  }
  if (lastHour >= rules.hourLimit) return { verdict: 'refused', to, reason: 'hour_limit' }
  if (handoffs.length >= rules.dayLimit) return { verdict: 'refused', to, reason: 'day_limit' }
  return { verdict: 'handoff', to, reason: 'threshold_met' }
}
