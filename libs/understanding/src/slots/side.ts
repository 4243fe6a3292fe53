import type { Side } from '../reading.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Found, type Message, wordAt } from './message.ts'

const BY_NATURE: Record<string, Side> = {
  askingPrice: 'selling',
  mortgageBalance: 'selling',
  condition: 'selling',
  yearBuilt: 'selling',
  'budget.max': 'buying',
  'budget.min': 'buying',
  financing: 'buying',
  preApproved: 'buying',
  downPaymentPct: 'buying',
  downPaymentAmount: 'buying',
  creditScore: 'buying',
  name: 'person',
  phone: 'person',
  email: 'person',
}
const SELLS =
  /^(?:sell|selling|sellin|sale|list|listing|listed|vender|vendo|owe|debo|payoff|worth|built|market|asking|mine|ours|get)$/
const BUYS =
  /^(?:buy|buying|buyin|purchase|purchasing|looking|search|searching|find|finding|want|wanting|need|wanna|comprar|busco|buscamos|budget|preapproved|moving|move|relocating|quiero|hunt|next|max|tour|necesito|show)$/

/** Which home a fact is about: by its nature, by the words nearest to it, else by the bot that talks. */
export function sideOf(m: Message, f: Found): Side {
  const nature = f.side ?? BY_NATURE[f.name]
  if (nature) return nature
  const byBot: Side = m.context.bot === 'seller' ? 'selling' : 'buying'
  if (!(m.mask & (W.sell | W.buy | W.own | W.built))) return byBot
  let best: Side | null = null
  let least = Number.POSITIVE_INFINITY
  const at = m.tokens[f.from]
  for (let k = Math.max(0, f.from - 60); k < Math.min(m.tokens.length, f.to + 60); k++) {
    const cue = cueAt(m, k)
    if (!cue) continue
    const t = m.tokens[k]
    const ahead = k < f.from ? f.from - k : k - f.to + 2
    const far = ahead + (t?.sent !== at?.sent ? 20 : 0) + (t?.seg !== at?.seg ? 4 : 0)
    if (far < least) {
      least = far
      best = cue
    }
  }
  return best ?? byBot
}

function cueAt(m: Message, k: number): Side | null {
  const w = wordAt(m, k)
  const bits = bitsAt(m, k)
  if (!(bits & (W.sell | W.buy | W.own | W.built | W.common))) return null
  if (bits & W.own && /^(?:my|our|mi|nuestra|nuestro)$/.test(w))
    return bitsAt(m, k + 1) & W.home || bitsAt(m, k + 2) & W.home ? 'selling' : null
  if (SELLS.test(w)) {
    if (w === 'get') return /^(?:for)$/.test(wordAt(m, k + 1)) ? 'selling' : null
    if (w === 'listing') return /^(?:my|our|the|a|for)$/.test(wordAt(m, k + 1)) ? 'selling' : null
    return w === 'sale' &&
      wordAt(m, k - 1) === 'for' &&
      /^(?:homes|houses|anything|house)$/.test(wordAt(m, k - 2))
      ? null
      : 'selling'
  }
  if (BUYS.test(w)) {
    if (/^(?:want|need|looking|wanna|quiero|necesito)$/.test(w) && sellsNext(m, k)) return 'selling'
    return 'buying'
  }
  return null
}

const sellsNext = (m: Message, k: number): boolean => {
  for (let i = k + 1; i <= k + 3; i++)
    if (/^(?:sell|list|vender|selling|offload)$/.test(wordAt(m, i))) return true
  return false
}
