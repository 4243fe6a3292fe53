import { phraseTable } from './phrases.ts'
import { wordSet } from './word-set.ts'

/** What an amount is. `want` is a wish that the deal in hand makes an asking price or a budget. */
export type Role = 'max' | 'min' | 'ask' | 'owed' | 'down' | 'credit' | 'none' | 'want'

const WORDS_BEFORE: Record<Role, string> = {
  owed: `owe owes owed owing mortgage mortgages payoff balance debo debemos hipoteca debiendo debe principal saldo
    adeudo`,
  ask: `ask asking list listed listing take accept pido pedir pedimos vender target vendo sell selling aceptaria
    aceptar vendemos unload pidiendo piden venderia vendere venderiamos venderla venderlo settle entertain bottom market budge firm fetch bring`,
  max: `budget budgets max maximum spend spending under below afford hasta presupuesto ceiling cap limit tops stretch
    upto gastar maximo buy purchase buying preapproved preapproval approved approval qualify qualified qualifies
    range pagar comprar preaprobado preaprobada prequalified preaprobaron aprobaron exceed topped tope cleared
    maxed capped menos prequal budgeted budgeting preaprobacion most swing`,
  min: 'minimum min least over above starting minimo floor',
  want: `want wants wanting get wanted need needs quiero quisiera thinking saying pay give price priced hoping hope
    shooting aiming ideally expecting expect dream number between btwn entre`,
  down: 'down enganche downpayment dp',
  credit:
    'credit credits score scores fico credito puntaje ficos experian equifax transunion karma',
  none: `rent renta rents hoa hoas tax taxes make makes making earn earning earns salary income payment payments bill
    bills paid bought sold zillow zestimate redfin comps appraised offer offered offers pays insurance dues commission
    loans student savings lost car gano ganamos heloc write counter bid closing appraisal assessed unit apt
    apartment suite gate code mile marker highway interest rate fee fees bonus deposit repairs repair quote quoted
    cost per costs tuition pension disability monthly weekly alquiler impuestos dropped knocked reduced appraises
    estimate estimated worth equity fell refi refinance spent utilities electric built year lot acre room rooms
    flight exit hwy route channel page option pago nomina ingresos escrow inspection hvac kids people won turning
    age aged born apto piso renting pagamos earnest raised gift inherited debt debts cards card repossession
    judgment sueldo pague compramos vendimos net clear mls case order ref txt pin roof remodel kitchen sells buzz dial ext extension
    box photos photographer stager staging cleaner cleaners cleaning movers plumber plumbers electrician painter painters
    scope charged charges countered`,
}

const WORDS_AFTER: Partial<Record<Role, string>> = {
  owed: 'left remaining owed',
  down: 'down downpayment dp',
  max: 'max tops ceiling maximum limit cap budget top maximo tope most pushing comfortable doable',
  ask: 'asking ask obo firm',
  none: 'earnest combined salary income rent hoa dues payment bonus offer zestimate closing debt',
  credit: 'score credit fico credito experian equifax transunion karma',
}

function byWord(words: Partial<Record<Role, string>>): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>()
  for (const role of Object.keys(words) as Role[])
    for (const word of wordSet(words[role] ?? '')) roles.set(word, role)
  return roles
}

/** The role that one word before, or behind, an amount gives it. */
export const roleBefore = byWord(WORDS_BEFORE)
export const roleAfter = byWord(WORDS_AFTER)

/** Phrases that end before an amount. `skip`: the word, else a cue, says nothing here. */
export const PHRASES_BEFORE = phraseTable<Role | 'skip'>('last', [
  [
    'owed',
    'pay off, a first for|of, left to pay is|about, payoff quote|amount|amt|is|letter, mortgage|loan quote',
  ],
  [
    'ask',
    'let * go, let * go under|below|for|at, let go, put it|her|mine|ours up at|for, hold out for, stick to|at|with|w, start|starting|starts it at, number for the @home is, my|our number|price is, go|goes for, it sells|goes, part|parting with, part with it, happy|thrilled with|w',
  ],
  ['ask', 'it|price|mine|ours at, price to, id|wed want'],
  ['ask', 'not a dollar|penny|dime|cent|dime under|below|less'],
  [
    'max',
    'up|go|budget|bump|get|stretch|max|goes|went|raise|raised|push|pushed|pushing to, could|can|would|ill go, good for, signed off on',
  ],
  [
    'max',
    'price range|limit, high end, cap|capping|keep|keeping|limit it at|to|under|around, price range is',
  ],
  ['min', 'low end, start at, start me|us at|around, lowest id|ill|i|wed|well look|consider at|is'],
  ['down', 'down payment, put|putting in'],
  ['max', 'down to'],
  ['skip', 'loan officer|guy|lady|person|rep'],
  ['want', 'ok|okay|fine|cool|good with, make it|that, can|could|should|must|would be'],
  [
    'want',
    'would|id|wed|i|we|gustaria like, something|anything|place|home|house|condo|homes|houses for',
  ],
  [
    'none',
    'went for, buyers|they|offer|offers|appraisal came in at, got|bought|snagged it|this|ours|mine for, walk|walking with|w, walk|walking away with|w, next door, raise|drop|lower|reduce|cut|bump it, write|submit|offer|bid it at, was|were listed|asking',
  ],
  ['none', 'student|car|auto|personal|business loan, worth more|less than'],
  [
    'none',
    'parents|mom|dad|folks|family|grandma|inlaws giving|gifting|gave me|us, parents|mom|dad|folks|family|grandma|inlaws are|is giving|gifting me|us',
  ],
  ['none', 'agent|realtor|county|appraiser|assessor|neighbor said|says|thinks|thought'],
  ['none', 'first|second|heloc is|at, second mortgage|loan|lien is|at'],
  ['skip', 'va|fha|usda loan'],
])

/** Phrases that start behind an amount. */
export const PHRASES_AFTER = phraseTable<Role>('first', [
  [
    'owed',
    'on the|my|our mortgage|loan|note, de hipoteca, de la|mi|nuestra hipoteca, to pay|go off|on, por pagar, left to pay, loan|lien|note on|against|left, still|more on it, on the note',
  ],
  [
    'down',
    'for|de|as|toward|towards|para down|enganche|downpayment, for|as|toward|towards|para * down|enganche|downpayment',
  ],
  ['down', 'to put|bring'],
  ['none', 'for that|those|these, is a joke'],
  ['none', 'into the|our|my|it, in|of upgrades|renovations|repairs|improvements|work|damage, lien'],
  ['owed', 'on the|my|our second @home'],
  ['none', 'on the|a|my|our second|heloc, in|of|for taxes, in|of|for back|property|unpaid taxes'],
  ['none', 'to fix|repair|replace|redo the|my|our|a|some, for repairs|renovations|movers'],
  ['none', 'over|under|above|below ask|asking|list|market|value|appraisal|appraised'],
  [
    'ask',
    'on the|my|our @home, on mine|ours, por mi|la|ella, and its|it yours|a|sold, i|id sell, to sell|walk, takes|gets it',
  ],
  [
    'ask',
    'or best, not a|one penny|dime|dollar|cent, but|and not a|one penny|dime|dollar, as the|my|our list|listing|asking|starting|sale price|number, is my|our number|ask|bottom, or we|ill|i stay|walk|keep, to make the|our|this move, out of it|the|this, price tag, on price, for it|our|my|mine|ours|ella, is the|my ask',
  ],
  [
    'ask',
    'list it there|at, would|will make me|us happy|smile, would|will make me|us very|so|super|real happy, makes me|us happy|smile',
  ],
  ['want', 'for all|everything, for the land|lot|whole'],
  ['max', 'for a|an * @home, for a|an @home, sweet spot'],
  ['want', 'give or take'],
  ['max', 'for the purchase, for our|my first|next|new|second|forever|future|retirement'],
  ['max', 'or|and|o less|under|below|lower|menos|cheaper, on the high'],
  ['min', 'or|and|o more|up|above|higher|over|better|mas, on the low'],
])

/** Phrases that count only right behind an amount. */
export const PHRASES_BESIDE = phraseTable<Role>('first', [
  ['min', 'min, minimum, lowest, is * lowest|least|minimum|floor'],
  ['want', 'if, as is, is what|where|our|my|the, all in, all said, out the door'],
  ['owed', 'mortgage|balance|payoff|principal'],
  ['none', 'home equity|improvement, equity|solar loan|line, second mortgage|loan|lien|note'],
  ['none', 'heloc, in|of student|car|auto|card|cards loan|loans|debt'],
])

/** Right behind an amount: what one has, which is no price. */
export const PHRASES_HELD = phraseTable<true>('first', [
  [
    true,
    'equity, savings, in|of equity|savings, in my|our|the|a savings|checking|bank|account|401|ira',
  ],
])

/** Units that make a bare number no amount of money. */
export const OTHER_UNIT = wordSet(
  `acres acre miles mile min mins minutes people kids degrees units story stories hours hrs car cars dogs cats years
   days weeks months oclock am pm offers showings apr times guests leads lbs lb amp amps ft feet inch inches houses
   homes percent yr yrs yo personas anos carros millas minutos perros ninos hijos point points`,
)
