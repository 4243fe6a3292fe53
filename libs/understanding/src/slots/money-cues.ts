/** What an amount is, by a word near it. */
export type Role = 'max' | 'min' | 'ask' | 'owed' | 'down' | 'credit' | 'none' | 'want'

const table: [Role, string][] = [
  ['owed', 'owe owes owed owing mortgage payoff balance debo debemos hipoteca debiendo debe'],
  ['ask', 'ask asking list listed listing take accept net pido pedir pedimos vender target hoping'],
  ['ask', 'vendo sell selling aceptaria aceptar vendemos'],
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
  ['max', 'preaprobaron aprobaron exceed topped maxed capped menos'],
  ['min', 'minimum min least over above starting minimo floor'],
  ['want', 'want get wanted looking like need quiero thinking saying pay give price priced'],
  ['down', 'down enganche downpayment'],
  ['credit', 'credit credits score scores fico credito puntaje'],
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
    'offered offers earnest insurance dues commission loans student savings lost car gano ganamos',
  ],
  [
    'none',
    'write counter bid closing appraisal assessed unit apt apartment suite number gate code mile',
  ],
  [
    'none',
    'marker floor highway i interest rate fee fees bonus deposit repairs repair quote quoted cost',
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
    'escrow inspection hvac kids people won turning im age aged born apto piso renting pagamos',
  ],
]

const roles = new Map<string, Role>()
for (const [role, words] of table) for (const word of words.split(' ')) roles.set(word, role)
// "i" is both the pronoun and the motorway; the pronoun is far more common.
for (const word of ['i', 'im', 'floor']) roles.delete(word)

export const roleOf = (word: string): Role | undefined => roles.get(word)
