import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import type { Quantity } from './quantities.ts'
import { WEEKDAYS } from './time-words.ts'
import { wordSet } from './word-set.ts'

const PREPOSITIONS = wordSet('at by around about abt like between btwn')
const BOUNDS = wordSet('after before til till until')
/** How far before its time a word of coming may stand: "be there Friday at". */
const REACH = 5

/**
 * "be there at 530", "we land at 820", "after 530 is better", "thursday at 430", "the showing is at
 * 115": hours and minutes without their colon.
 */
export function isClockTime(m: Message, q: Quantity, from: number): boolean {
  if (!isHourAndMinutes(m, q)) return false
  const before = wordAt(m, q.from - 1)
  if (BOUNDS.has(before) || (before === 'las' && wordAt(m, q.from - 2) === 'a')) return true
  const at = PREPOSITIONS.has(before) ? q.from - 1 : q.from
  for (let k = at - 1; k >= from && k >= at - REACH; k--) if (comes(m, k, at)) return true
  if (before === 'by' && wordAt(m, q.from - 2) === 'home') return true
  return isOnDay(m, q, at) || isMoved(m, q) || isOfVisit(m, q, from)
}

function isHourAndMinutes(m: Message, q: Quantity): boolean {
  if (q.scale > 1 || q.dollar || !q.digits || m.tokens[q.from]?.comma) return false
  const [hour, minutes] = [Math.floor(q.value / 100), q.value % 100]
  return Number.isInteger(q.value) && hour >= 1 && hour <= 12 && minutes < 60
}

const DAYS: ReadonlySet<string> = new Set([
  ...WEEKDAYS,
  ...wordSet(
    `tue thu thur tomorrow tmrw tmr today tonight morning afternoon evening manana lunes martes miercoles jueves viernes
     sabado domingo`,
  ),
])

/**
 * "fri at 530", "thurs 430", "on the 5th at 430", "around 430 thursday"; not "good morning 430",
 * "430 by friday".
 */
function isOnDay(m: Message, q: Quantity, at: number): boolean {
  if (DAYS.has(wordAt(m, at - 1))) return wordAt(m, at - 2) !== 'good'
  if (at === q.from) return false
  return DAYS.has(wordAt(m, q.to)) || m.tokens[at - 1]?.ordinal === true
}

/** "push to 430 tomorrow", "move it to 530 friday"; not "lower it to 430 friday". */
function isMoved(m: Message, q: Quantity): boolean {
  if (wordAt(m, q.from - 1) !== 'to' || !DAYS.has(wordAt(m, q.to))) return false
  const at = wordAt(m, q.from - 2) === 'it' ? q.from - 3 : q.from - 2
  return /^(?:push|move|change|switch)$/.test(wordAt(m, at))
}

/** What one comes to, or is called for, at its time, and who comes to the home. */
const VISITS = wordSet(
  `showing showings tour tours viewing viewings walkthru walkthrough appt appts appointment appointments meeting meetings
   call text txt reschedule rescheduled photos photographer stager stagers cleaner cleaners mover movers plumber electrician
   painters dentist doctor vet pickup dropoff lunch dinner coffee zoom facetime practice cita visita`,
)
/** What may stand between a visit and its time. */
const BETWEEN = wordSet(
  'is are at by around about abt like between btwn for to from me us you u it back up moved come comes coming on this next',
)

/**
 * "my appt is at 215", "move the showing to 530", "open house sat 130-330"; not "tour homes around
 * 330", "call it 430".
 */
function isOfVisit(m: Message, q: Quantity, from: number): boolean {
  if (bitsAt(m, q.to) & W.home) return false
  for (let k = q.from - 1; k >= from && k >= q.from - REACH; k--) {
    const w = wordAt(m, k)
    if (VISITS.has(w)) return !(w === 'call' && wordAt(m, k + 1) === 'it')
    if (w === 'house') return wordAt(m, k - 1) === 'open'
    if (w === 'through' || w === 'thru') return wordAt(m, k - 1) === 'walk'
    if (!(BETWEEN.has(w) || DAYS.has(w))) return false
  }
  return false
}

const BEING = wordSet('be get getting got gets im were am meet drive driving over')
const LANDS = wordSet('we i flight plane')

/**
 * Whether the word at `k` is of coming, going or being free; right before `at` where it says so
 * only there.
 */
function comes(m: Message, k: number, at: number): boolean {
  const before = wordAt(m, k - 1)
  const next = wordAt(m, k + 1)
  switch (wordAt(m, k)) {
    case 'meet':
    case 'meeting':
      // "meet in the middle at 430" is of the price.
      return !/^(?:in|halfway)$/.test(next)
    case 'arrive':
    case 'arriving':
    case 'ends':
      return true
    case 'there':
    case 'home':
    case 'free':
      return BEING.has(before)
    case 'see':
      return /^(?:you|u|ya|yall)$/.test(next) || isSeen(m, k, at)
    case 'in':
      return k === at - 1 && /^(?:me|us|you|u)$/.test(before) && wordAt(m, k - 2) === 'get'
    case 'off':
      return next === 'work' || (k === at - 1 && /^(?:get|gets|getting|im|were)$/.test(before))
    case 'out':
      return k === at - 1 && /^(?:get|gets|getting|lets|let)$/.test(before)
    case 'land':
    case 'lands':
      return k === at - 1 && LANDS.has(before)
    case 'pick':
      return /^(?:us|me|up|him|her|them)$/.test(next)
    case 'come':
    case 'comes':
    case 'coming':
      return /^(?:by|over)$/.test(next) || (k === at - 1 && PREPOSITIONS.has(wordAt(m, at)))
    case 'swing':
    case 'stop':
      return /^(?:by|over)$/.test(next)
    default:
      return false
  }
}

/** "see the house at 245", "can i see it at 245"; "i see it at 430" is what it is worth. */
function isSeen(m: Message, k: number, at: number): boolean {
  const one = /^(?:the|this|that|it)$/.test(wordAt(m, k + 1))
  const end = bitsAt(m, k + 2) & W.home ? k + 3 : k + 2
  if (!one || at !== end || wordAt(m, at) !== 'at') return false
  const before = wordAt(m, k - 1)
  return before === '' || before === 'to' || /^(?:can|could|may)$/.test(wordAt(m, k - 2))
}
