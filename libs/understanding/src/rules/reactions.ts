/**
 * What a phone writes for a tap on a message, in English and Spanish: it quotes that message, or
 * names a picture.
 */
const TAPPED =
  /^(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|removed an? (?:[a-z]+ ){1,2}from|(?:no )?(?:le|me|te) (?:gust[oó]|gusta|encant[oó]|encanta|dio risa|divirti[oó]|divierte)|se ri[oó] (?:de|con)|enfatiz[oó]|destac[oó]|cuestion[oó]|puso en duda|(?:reacted|reaccion[oó]) (?:con |with )?[^\p{L}\p{N}"“«]{1,14}(?:to|a)|[^\p{L}\p{N}"“«]{1,14}(?:to|a)) /iu
const LONGEST_TAP = 60
const LONGEST_PICTURE = 60
const QUOTES = /^["“«„]/
const CLOSES = /["”»]$/
/** "Liked an image": English alone, in Spanish one writes so by hand. */
const PICTURE =
  /^(?:an?|the|your|\d+) (?:image|photo|picture|movie|video|attachment|audio message|voice message|location|contact|sticker|message)s?$/i

/**
 * Whether a message is a reaction to another one: Liked “Are you pre-approved?”, 👍 to “See you at
 * 5”, "Laughed at an image". The words in it are of somebody else.
 */
export function isReaction(text: string): boolean {
  const said = text.trim()
  const quotes = CLOSES.test(said.slice(-1))
  if (!quotes && said.length > LONGEST_PICTURE) return false
  const tap = TAPPED.exec(said.slice(0, LONGEST_TAP))
  if (tap === null) return false
  const tapped = said.slice(tap[0].length)
  return quotes ? QUOTES.test(tapped) && tapped.length > 1 : PICTURE.test(tapped)
}
