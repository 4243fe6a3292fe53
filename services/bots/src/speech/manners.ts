import type { Turn } from '@baton/bot-sdk'
import { type Said, said } from '../scripts/script.ts'
import { word } from './wording.ts'

interface Manner {
  readonly name: string
  readonly hears: RegExp
  readonly says: Said
}

/** What is answered to words that state no fact, in order; the first that fits. */
const MANNERS: readonly Manner[] = [
  {
    name: 'told-already',
    hears:
      /\b(?:(?:already|just) (?:told|said|gave|answered|sent|mentioned)|(?:i|we) (?:told|said) (?:you|that|this|it)|(?:as|like) i said|asked (?:me )?(?:that|this) (?:already|before)|ya (?:se |te |le )*(?:lo |la )?(?:dije|mencion[eé]|di|cont[eé])|como (?:le |te )?dije)\b/i,
    says: said(
      ["You're right, sorry about that.", 'You did, my apologies.'],
      ['Tiene razón, disculpe.'],
    ),
  },
  {
    name: 'thanks',
    hears:
      /^\W*(?:ok(?:ay)?,? |great,? |perfect,? )?(?:thanks|thank you|thx|ty|gracias|muchas gracias)\b/i,
    says: said(["You're welcome!", 'My pleasure!'], ['¡De nada!', '¡Con gusto!']),
  },
  {
    name: 'anybody-there',
    hears:
      /^\W*(?:hello|hi|hey|hola|anyone there|(?:are )?you there|you still there)[^\w?]*\?\W*$/i,
    says: said(["I'm here!", 'Yes, still here!'], ['¡Aquí estoy!']),
  },
  {
    name: 'unsure',
    hears:
      /\b(?:just (?:looking|browsing|curious)|not sure|no idea|don'?t know|let me think|maybe|no (?:rush|hurry)|no s[eé]|d[eé]jeme pensar\w*|tal vez)\b/i,
    says: said(
      ['No rush at all.', 'Take your time.', "That's fine."],
      ['Sin prisa.', 'Con calma.'],
    ),
  },
  {
    name: 'question',
    hears:
      /\?\s*$|^\W*(?:what|how|who|which|where|why|is there|are there|do you|can you|qu[eé]|c[oó]mo|cu[aá]nto|d[oó]nde|hay)\b/i,
    says: said(
      [
        "That's one for an agent. Just say so if you'd like to talk to a person.",
        "I can't answer that one myself. If you'd rather talk to an agent, just say so.",
      ],
      ['Eso se lo responde mejor un agente. Si quiere hablar con una persona, dígamelo.'],
    ),
  },
  {
    name: 'greeting',
    hears: /^\W*(?:hi|hey|hello|good (?:morning|afternoon|evening)|hola|buen[oa]s)\b/i,
    says: said(['Hi there!', 'Hello!'], ['¡Hola!']),
  },
]

export interface Courtesy {
  readonly text: string
  /** A greeting comes before anything else that is said. */
  readonly greets: boolean
}

/** A short word where one is due. */
export const courtesy = (turn: Turn): Courtesy => {
  const manner = MANNERS.find(({ hears }) => hears.test(turn.text))
  if (!manner) return { text: '', greets: false }
  return { text: word(turn, manner.says, manner.name), greets: manner.name === 'greeting' }
}

const IDLE = said(
  [
    "I'm here if anything else comes up.",
    'Just text me if anything else comes up.',
    'Sounds good.',
  ],
  ['Aquí estoy si surge algo más.', 'Muy bien, aquí estoy.'],
)

/** When nothing was said that needs an answer, and nothing is left to ask. */
export const idle = (turn: Turn): string => word(turn, IDLE, 'idle')
