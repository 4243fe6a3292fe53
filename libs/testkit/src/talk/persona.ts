import { DAY_MS, HOUR_MS, MINUTE_MS } from '@baton/domain'
import { questionsIn } from '../re-ask/re-ask.ts'
import type { AskedSlot } from '../re-ask/slots.ts'
import { Draws } from './draws.ts'
import { ANSWERS, CITIES, NAMES, OPENINGS, SMALL_TALK, STREETS, SWITCHES } from './sayings.ts'
import type { Heard } from './talk.ts'

/** How somebody writes: shares of their messages. */
interface Temper {
  readonly answers: number
  readonly volunteers: number
  readonly corrects: number
  readonly switches: number
  readonly rambles: number
}

const pause = (draws: Draws): number => {
  const drawn = draws.next()
  if (drawn < 0.8) return (1 + draws.below(12)) * MINUTE_MS
  if (drawn < 0.93) return (1 + draws.below(10)) * HOUR_MS
  if (drawn < 0.985) return (1 + draws.below(5)) * DAY_MS
  return (31 + draws.below(10)) * DAY_MS
}

const SLOTS = Object.keys(ANSWERS) as AskedSlot[]

/**
 * Somebody who buys or sells a home and texts about it: answers questions, or does not, tells what
 * nobody asked, changes their mind, talks of something else. All by the seed and by what they read.
 */
export class Persona {
  readonly contactId: string
  readonly language: 'en' | 'es'
  readonly #draws: Draws
  readonly #temper: Temper
  readonly #noise: readonly string[]
  #selling: boolean

  constructor(seed: number, noise: readonly string[]) {
    const draws = new Draws(seed)
    this.#draws = draws
    this.#noise = noise
    this.contactId = `persona-${seed}`
    this.language = draws.chance(0.2) ? 'es' : 'en'
    this.#selling = draws.chance(0.45)
    this.#temper = {
      answers: 0.4 + 0.55 * draws.next(),
      volunteers: 0.3 * draws.next(),
      corrects: 0.1 * draws.next(),
      switches: 0.12 * draws.next(),
      rambles: 0.25 * draws.next(),
    }
  }

  /** Messages of this conversation. */
  length(): number {
    return 4 + this.#draws.below(9)
  }

  pauseMs(): number {
    return pause(this.#draws)
  }

  opening(): string {
    const { opening } = { opening: OPENINGS[this.language][this.#selling ? 'selling' : 'buying'] }
    return this.#draws.chance(0.25) ? this.#smallTalk() : this.#filled(this.#draws.of(opening))
  }

  /** The next message, in the light of what was just read. */
  next(read: readonly Heard[]): string {
    const { answers, volunteers, corrects, switches, rambles } = this.#temper
    const draws = this.#draws
    if (draws.chance(switches)) return this.#switch()
    if (draws.chance(rambles)) return draws.chance(0.5) ? draws.of(this.#noise) : this.#smallTalk()
    const asked = read.flatMap(({ text, bot }) => questionsIn(text, bot).map(({ slot }) => slot))
    const parts: string[] = []
    for (const slot of asked) if (draws.chance(answers)) parts.push(this.#tell(slot))
    if (draws.chance(volunteers + corrects)) parts.push(this.#tell(draws.of(SLOTS)))
    const said = parts.filter(part => part !== '')
    return said.length === 0 ? this.#smallTalk() : said.join(draws.chance(0.5) ? ', ' : '. ')
  }

  #switch(): string {
    this.#selling = !this.#selling
    const wants = SWITCHES[this.language][this.#selling ? 'selling' : 'buying']
    return this.#filled(this.#draws.of(wants))
  }

  #smallTalk(): string {
    return this.#draws.of(SMALL_TALK[this.language])
  }

  #tell(slot: AskedSlot): string {
    const ways = ANSWERS[slot]?.[this.language]
    return ways ? this.#filled(this.#draws.of(ways)) : this.#smallTalk()
  }

  #filled(text: string): string {
    const draws = this.#draws
    return text
      .replace('{k}', () => String(180 + 10 * draws.below(90)))
      .replace('{n}', () => String(1 + draws.below(5)))
      .replace('{months}', () => String(2 + draws.below(8)))
      .replace('{city}', () => draws.of(CITIES))
      .replace('{street}', () => `${100 + draws.below(8_900)} ${draws.of(STREETS)}`)
      .replace('{name}', () => draws.of(NAMES))
  }
}
