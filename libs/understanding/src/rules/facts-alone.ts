interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Less than this share of what speaks for an intent outside facts, and it is raised by facts alone;
 * in 1/10,000.
 */
const WISH_MIN = 2_000

/**
 * Whether nothing but facts speaks for an intent: "4821 Oak Dr, Plano" wishes for nothing. `spoken`
 * may be empty: then it does not.
 */
export function factsAlone(
  spoken: readonly (Span & { readonly weight: number })[],
  facts: readonly Span[],
): boolean {
  let outside = 0
  let all = 0
  for (const span of spoken) {
    outside += span.weight * shareOutside(span, facts)
    all += span.weight
  }
  return outside * 10_000 < all * WISH_MIN
}

/** How much of a span no fact covers, 0–1. */
function shareOutside({ start, end }: Span, facts: readonly Span[]): number {
  let covered = 0
  for (const fact of facts)
    covered += Math.max(0, Math.min(end, fact.end) - Math.max(start, fact.start))
  return Math.max(0, end - start - covered) / (end - start)
}
