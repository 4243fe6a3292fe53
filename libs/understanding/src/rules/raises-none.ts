import type { Intent } from '../reading.ts'
import type { Sentence } from '../text/sentence.ts'
import { asksClass } from './asks-class.ts'
import { asksPapers } from './asks-papers.ts'
import { callsFolly } from './calls-folly.ts'
import { dealsOfAnybody } from './deals-of-anybody.ts'
import { dealsOfOthers } from './deals-of-others.ts'
import { givesUp, improvesHome } from './given-up.ts'
import { namesOwnHome } from './names-own-home.ts'
import { othersBuy } from './others-buy.ts'
import { isPastDeal } from './past-deals.ts'
import { saysWhere } from './says-where.ts'

/**
 * Whether a message that speaks of a deal raises none: it is anybody's, others', long done, given
 * up or called folly, or a class is asked for; or, under the bot of the other side, the message
 * only goes on with what that bot is about.
 */
export function raisesNone(side: Intent, sentence: Sentence, bot: string): boolean {
  if (dealsOfOthers(side, sentence) || givesUp(side, sentence)) return true
  if (side === 'seller' && callsFolly(sentence)) return true
  if (isPastDeal(sentence) || asksClass(sentence)) return true
  if (bot !== (side === 'buyer' ? 'seller' : 'buyer')) return false
  if (dealsOfAnybody(side, sentence) || improvesHome(side, sentence)) return true
  if (side === 'seller') return false
  const own = namesOwnHome(sentence) || saysWhere(sentence) || othersBuy(sentence)
  return own || asksPapers(sentence)
}
