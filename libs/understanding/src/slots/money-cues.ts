/** What an amount is. `want` is a wish that the deal in hand makes an asking price or a budget. */
export type Role = 'max' | 'min' | 'ask' | 'owed' | 'down' | 'credit' | 'none' | 'want'

const before: [Role, string][] = [
  [
    'owed',
    'owe owes owed owing mortgage mortgages payoff balance debo debemos hipoteca debiendo debe principal saldo adeudo',
  ],
  ['ask', 'ask asking list listed listing take accept pido pedir pedimos vender target'],
  ['ask', 'vendo sell selling aceptaria aceptar vendemos vendemos unload pidiendo piden'],
  [
    'max',
    'budget budgets max maximum spend spending under below afford hasta presupuesto ceiling cap',
  ],
  [
    'max',
    'limit tops stretch upto gastar maximo buy purchase buying preapproved preapproval approved',
  ],
  [
    'max',
    'approval qualify qualified qualifies range pagar comprar preaprobado preaprobada prequalified',
  ],
  [
    'max',
    'preaprobaron aprobaron exceed topped tope cleared maxed capped menos prequal budgeted budgeting preaprobacion most swing',
  ],
  ['min', 'minimum min least over above starting minimo floor'],
  ['want', 'want get wanted need quiero thinking saying pay give price priced hoping hope wanting'],
  ['want', 'shooting aiming ideally expecting dream number'],
  ['down', 'down enganche downpayment'],
  [
    'credit',
    'credit credits score scores fico credito puntaje ficos experian equifax transunion karma',
  ],
  [
    'none',
    'rent renta rents hoa hoas tax taxes make makes making earn earning earns salary income',
  ],
  [
    'none',
    'payment payments bill bills paid bought sold zillow zestimate redfin comps appraised offer',
  ],
  [
    'none',
    'offered offers insurance dues commission loans student savings lost car gano ganamos heloc',
  ],
  [
    'none',
    'write counter bid closing appraisal assessed unit apt apartment suite number_ gate code mile',
  ],
  [
    'none',
    'marker highway interest rate fee fees bonus deposit repairs repair quote quoted cost per',
  ],
  [
    'none',
    'costs tuition pension disability monthly weekly alquiler impuestos dropped knocked reduced',
  ],
  [
    'none',
    'appraises estimate estimated worth equity fell refi refinance spent utilities electric',
  ],
  [
    'none',
    'built year lot acre room rooms flight exit hwy route channel page option pago nomina ingresos',
  ],
  [
    'none',
    'escrow inspection hvac kids people won turning age aged born apto piso renting pagamos earnest',
  ],
  [
    'none',
    'raised gift inherited debt debts cards card repossession judgment sueldo pague compramos vendimos',
  ],
  ['none', 'net clear mls lot_ listing_ case order ref txt code pin roof remodel kitchen'],
]

const roles = new Map<string, Role>()
for (const [role, words] of before) for (const word of words.split(' ')) roles.set(word, role)

/** The role that a word BEFORE an amount gives it. */
export const roleBefore = (word: string): Role | undefined => roles.get(word)

const after: [Role, string][] = [
  ['owed', 'left remaining owed'],
  ['down', 'down'],
  [
    'max',
    'max tops ceiling maximum limit cap budget top maximo tope most pushing comfortable doable',
  ],
  ['ask', 'asking ask obo firm'],
  [
    'none',
    'earnest combined salary income rent hoa dues payment bonus offer zestimate closing debt',
  ],
  ['credit', 'score credit fico credito'],
]

const rolesAfter = new Map<string, Role>()
for (const [role, words] of after) for (const word of words.split(' ')) rolesAfter.set(word, role)

/** The role that a word AFTER an amount gives it. */
export const roleAfter = (word: string): Role | undefined => rolesAfter.get(word)

/** Units that make a bare number no amount of money. */
export const OTHER_UNIT = new Set(
  `acres acre miles mile min mins minutes people kids degrees units story stories hours hrs car cars dogs cats
   years days weeks months oclock am pm offers showings apr times guests leads lbs lb amp amps ft feet inch inches
   houses homes percent yr yrs yo personas anos carros millas minutos perros ninos hijos point points`.split(
    /\s+/,
  ),
)
