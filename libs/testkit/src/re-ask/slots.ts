/**
 * How people ask for each fact, in English and Spanish. Written without a look at what our bots
 * say.
 */

export type AskedSlot =
  | 'budget'
  | 'financing'
  | 'beds'
  | 'baths'
  | 'timeline'
  | 'location'
  | 'address'
  | 'condition'
  | 'askingPrice'
  | 'mortgage'
  | 'name'
  | 'sqft'
  | 'yearBuilt'
  | 'email'
  | 'phone'
  | 'tourTime'
  | 'contactMethod'
  | 'motivation'

type Pattern = readonly [slot: AskedSlot, asks: RegExp, unless?: RegExp]

/** About an appointment or a call, not about the move. */
const MEETING =
  /\b(?:tours?|visits?|see (?:it|them|homes|the)|showings?|call|reach|meet|free|chat|talk|appointment|visitas?|llam\w+|cita)\b/i

export const PATTERNS: readonly Pattern[] = [
  [
    'budget',
    /\bbudget\b|\bprice (?:range|point|bracket|limit|cap)|how (?:much|high)\b.*\b(?:spend|afford|pay for|go\b|put toward|looking to pay|comfortable)|\b(?:comfortable|most|max(?:imum)?|highest|top)\b.*\b(?:spend(?:ing)?|pay(?:ing)?|price|go(?:ing)?)\b|\b(?:ceiling|upper limit|spending limit|top dollar)\b|range.*price|\bpresupuesto\b|rango de precios?|(?:hasta )?cu[aá]nto.*(?:gastar|pagar\b(?!.*debes)|invertir|pagar[ií]as)|precio m[aá]ximo|tope\b.*(?:precio|gasto)?/i,
    /down payment|enganche|\b(?:sell|list|ask|get) it for\b/i,
  ],
  [
    'financing',
    /pre-?\s?approv|pre-?\s?qualif|\bfinanc(?:ing|e|ed|ia\w*)\b|\b(?:pay(?:ing)?|buy(?:ing)?) (?:in |with )?cash|\bcash\b.*\b(?:loan|mortgage|or)\b|\b(?:talked|spoken|speak|working|work|been) (?:to|with) (?:a |any |your )?(?:lender|bank|loan officer)|\b(?:have|got|need|getting|using) (?:a |any )?(?:lender|loan|mortgage)\b|how\b.*\b(?:pay(?:ing)? for it|fund)\b|pre-?\s?aprob|pre-?\s?calific|\bde contado\b|\ben efectivo\b|\bc[oó]mo\b.*\b(?:pagar|pagas|financiar)|(?:hablaste|hablado) con .*(?:banco|prestamista)/i,
    /left on|still owe|debes|pay ?off\b/i,
  ],
  [
    'beds',
    /\b(?:bed ?rooms?|beds?|br|rec[aá]maras?|habitaciones|dormitorios|cuartos)\b|how many rooms|room count/i,
    /^\W*(?:would|could|do|does|is|are)\b.*\b(?:\d|one|two|three|four|five)[- ]bed.*\b(?:listing|tour|see|interest)/i,
  ],
  ['baths', /\bbath(?:room)?s?\b|\bba[nñ]os?\b/i],
  [
    'timeline',
    /\bwhen\b|\bhow (?:soon|fast|quick(?:ly)?)\b|\btime ?(?:line|frame|table)\b|\bby when\b|\b(?:timing|deadline|target date|closing date|move-in date|move date)\b|\b(?:what|which) (?:month|date|season)\b|\b\d+ (?:to|or|a|o|-) \d+ (?:days|d[ií]as)\b|\bin (?:a|any) (?:hurry|rush)\b|\bhow long\b.*\b(?:before|until|till|have|stay)|\bcu[aá]ndo\b|\bplazos?\b|\bqu[eé] tan pronto\b|\ben cu[aá]nto tiempo\b|\b(?:qu[eé]|cu[aá]l) (?:fecha|mes)\b|\bfecha\b.*\b(?:mud|vend)|\bprisa\b|\burgen/i,
    MEETING,
  ],
  [
    'address',
    /\baddress\b|\bwhat street\b|\bwhich (?:home|house|property|place|street)\b|\bdirecci[oó]n\b|\bqu[eé] calle\b|\b(?:cu[aá]l|qu[eé]) (?:casa|propiedad)\b/i,
    /e-?mail|correo/i,
  ],
  [
    'location',
    /\b(?:area|neighbou?rhoods?|part of (?:town|the city)|city|cities|town|zip(?: ?codes?)?|suburbs?|location|school district|side of town)\b|\bwhere(?:abouts)?\b|\b(?:zona|[aá]rea|barrio|colonia|ciudad|vecindario|c[oó]digo postal)\b|\b(?:en |de |por )?d[oó]nde\b/i,
    /where (?:should|can|do) (?:i|we) (?:send|reach|email|text)|d[oó]nde (?:te|le) (?:mando|escribo|env[ií]o)/i,
  ],
  [
    'condition',
    /\bcondition\b|\b(?:what|kind of|good|decent) shape\b|\b(?:need|needs|needing|require)\b.*\b(?:work|repairs?|updat\w+|fix\w*|tlc)\b|\brepairs?\b|\brenovat\w+|\bremodel\w+|\bfix(?:er|ed|ing)?[- ]?up|\bmove-in ready\b|\b(?:broken|damage[ds]?|upgrades?)\b|\bcondici[oó]n(?:es)?\b|\ben qu[eé] estado\b|\bestado de la casa\b|\brepar\w+|\barregl\w+|\bremodel\w+/i,
  ],
  [
    'askingPrice',
    /\b(?:asking|list(?:ing)?|sale|selling|target) price\b|\b(?:what|how much)\b.*\b(?:want|take|like|hop\w+|expect\w*|ask\w*|looking|need|list\w*|sell\w*)\b.*\b(?:for (?:it|the|your|this)|to (?:get|make|walk away)|out of|get for|it at|sell it|list it)\b|\bwalk away with\b|\b(?:price|number|figure|amount)\b.*\bin mind\b|\b(?:en cu[aá]nto|cu[aá]nto)\b.*\b(?:vend\w+|ped\w+|pid\w+|esper\w+|por (?:ella|la casa)|recibir|sacar)|\bprecio\b.*\b(?:mente|venta|ped\w+|pides|esperas|vender\w*)/i,
  ],
  [
    'mortgage',
    /\bowe[ds]?\b|\bmortgage (?:balance|left|payoff|remaining)\b|\b(?:left|remaining|balance|outstanding)\b.*\b(?:mortgage|loan|house|home|it)\b|\b(?:mortgage|loan)\b.*\b(?:left|balance|remaining|on it|on the (?:house|home))\b|\bpay-?off\b|\bpaid off\b|\bliens?\b|\b(?:debes?|adeud\w+|saldo)\b|\b(?:queda|falta)\b.*\b(?:hipoteca|pr[eé]stamo|pagar)\b|\bhipoteca\b.*\b(?:queda|falta|tiene|debe)/i,
  ],
  [
    'name',
    /\byour (?:full |first |last )?name\b|\bname\b.*\b(?:please|again|for you)\b|\bwho (?:am i|are you|is this|do i have)\b|\bwho(?:'s| is) (?:this|texting|there)\b|\b(?:should|can|may|do) i call you\b(?!.*\b(?:at|on|back|later|today|tomorrow|when)\b)|\b(?:tu|su) nombre\b|\bc[oó]mo (?:te|se) llamas?\b|\bcon qui[eé]n\b|\bqui[eé]n (?:eres|habla|es usted)\b/i,
  ],
  [
    'sqft',
    /\bsquare (?:feet|foot|footage)\b|\bsq\.? ?ft\b|\bhow (?:big|large)\b|\bwhat size\b|\bpies cuadrados\b|\bqu[eé] tan grande\b/i,
  ],
  [
    'yearBuilt',
    /\b(?:year|when)\b.*\bbuilt\b|\bhow old is\b.*\b(?:home|house|property|place|it)\b|\ba[nñ]o\b.*\bconstru/i,
  ],
  ['email', /\be-?mail\b|\bcorreo\b/i, /\b(?:call|text|phone)\b/i],
  ['phone', /\b(?:phone|cell|best|contact) (?:number|phone)\b|\bn[uú]mero de tel[eé]fono\b/i],
  [
    'tourTime',
    /\b(?:mornings?|afternoons?|evenings?|weekends?|weekdays?)\b|\b(?:por la|en la) (?:ma[nñ]ana|tarde)\b|\bfin(?:es)? de semana\b/i,
  ],
  [
    'contactMethod',
    /\b(?:call|phone)\b.*\b(?:or|text)\b|\btext\b.*\bor\b.*\bcall\b|\bbest way to reach\b|\bllamada\b.*\bo\b|\bmensaje\b.*\bo\b.*\bllam|\bc[oó]mo prefieres que te contact/i,
  ],
  [
    'motivation',
    /\bwhy\b.*\b(?:sell|buy|mov)|\bwhat(?:'s| is|'s got| has|'s)?\b.*\b(?:you|got you) (?:thinking|looking|wanting|moving|selling)|\breason\b|\bmotiv\w+|\bpor qu[eé]\b.*\b(?:vend|compr|mud)\w+|\bqu[eé] te (?:lleva|hace|motiva)/i,
  ],
]

interface Key {
  readonly side: string
  readonly name: string
}

const on = (side: string, ...names: string[]): Key[] => names.map(name => ({ side, name }))

/** The facts of which any one answers the question, by the side the question is about. */
export const answersOf = (slot: AskedSlot, side: string): readonly Key[] => {
  switch (slot) {
    case 'budget':
      return on('buying', 'budget.max')
    case 'financing':
      return on('buying', 'preApproved', 'financing')
    case 'timeline':
      return [
        ...on('buying', 'timelineDays', 'timeline'),
        ...on('selling', 'timelineDays', 'timeline'),
      ]
    case 'location':
      return on(side, ...(side === 'selling' ? ['address'] : []), 'location', 'zip')
    case 'address':
      return on('selling', 'address', 'location', 'zip')
    case 'askingPrice':
      return on('selling', 'askingPrice')
    case 'mortgage':
      return on('selling', 'mortgageBalance')
    case 'name':
    case 'email':
    case 'phone':
    case 'contactMethod':
      return on('person', slot)
    default:
      return on(side, slot)
  }
}
