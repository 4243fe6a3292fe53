// A word or number of one thing says nothing of another: a percentage's "down", a code's five digits, a part's area,
// the loan of the other side. Each law stands beside the cases that look like it and are not.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

type Case = [text: string, facts: Record<string, string>, bot?: string]

const laws: Record<string, Case[]> = {
  'the "down" of a percentage makes no other amount a down payment': [
    ['20% down 500 max', { downPaymentPct: '20', 'budget.max': '500000' }],
    ['putting 20% down 600k budget', { downPaymentPct: '20', 'budget.max': '600000' }],
    ['15% down, 340', { downPaymentPct: '15', 'budget.max': '340000' }, 'buyer'],
    ['20% de enganche 300 mil máximo', { downPaymentPct: '20', 'budget.max': '300000' }],
    ['20% down which is 110k', { downPaymentPct: '20', downPaymentAmount: '110000' }],
    ['20% down, 60k', { downPaymentPct: '20', downPaymentAmount: '60000' }],
    ['30k down, 450', { downPaymentAmount: '30000', 'budget.max': '450000' }],
    ['two mortgages, 150k total', { mortgageBalance: '150000' }],
  ],
  '"has a" without a subject states, unless it is asked': [
    ['has a pool and a 2 car garage', { features: 'garage,pool' }, 'seller'],
    ['also has a basement', { features: 'basement' }],
    ['has a pool?', {}],
    ['has a pool right', {}, 'buyer'],
    ['has the pool been redone', {}],
  ],
  'an approval that is to be got is not had': [
    ['want to get preapproved', { preApproved: 'false' }],
    ["let's get me prequalified", { preApproved: 'false' }],
    ['was able to get preapproved for 300', { preApproved: 'true', 'budget.max': '300000' }],
    ['happy to be preapproved finally', { preApproved: 'true' }],
    ['not actually preapproved', { preApproved: 'false' }],
  ],
  'the facts of the buyer are not those of who sells': [
    ['buyers are preapproved for 400', {}, 'seller'],
    ["my buyer's score is 690", {}, 'seller'],
    ['cash buyer?', {}, 'seller'],
    ['find me a buyer for my 4 bed', { beds: '4' }, 'seller'],
    ['any buyers for a 3 bed in Mesa?', { beds: '3', location: 'Mesa' }, 'seller'],
    ['as a buyer id go fha', { financing: 'fha' }, 'seller'],
    ['first time buyers with 5% down', { downPaymentPct: '5' }, 'buyer'],
  ],
  'five digits behind the name of a number are no zip, nor a price': [
    ['mls 44721', {}],
    ['gate code is 90210', {}],
    ['loan # 48226', {}],
    ['order number 33127', {}],
    ['zip number 60657', { zip: '60657' }],
    ['code 30305', { zip: '30305' }],
    ['near the gate, 33401', { zip: '33401' }],
  ],
  'the area of a part, or a price for each, is not that of the home': [
    ['garage is 400 sq ft', { features: 'garage' }],
    ['the loft adds 400 sqft', {}],
    ['price per sqft is 210', {}],
    ['210 a sqft is too high', {}],
    ['its going for 185 per sq ft', {}],
    ['with the garage its 2200 sqft', { features: 'garage', sqft: '2200' }],
    ['house with basement is 2400 sqft', { features: 'basement', sqft: '2400' }],
    ['our apartment is 950 sqft', { sqft: '950' }, 'seller'],
  ],
  'a half bath is counted, half of something else is not': [
    ['dos baños y medio', { baths: '2.5' }],
    ['2 and 1/2 baths', { baths: '2.5' }],
    ['2 baños y medio acre', { baths: '2' }],
    ['2 baths and 1/2 acre', { baths: '2' }],
  ],
  'the number of somebody else is not the contact’s': [
    ['my husbands number is 480-555-0171', {}],
    ['the tenants cell is 602-555-0133', {}],
    ['got a text from 512-555-0180', {}],
    ['im the tenant, my cell is 303-555-0121', { phone: '+13035550121' }],
    ['im texting from 813-555-0108', { phone: '+18135550108' }],
  ],
  'what one would sell at is an asking price, whatever bot listens': [
    ['vendería en 310 mil', { askingPrice: '310000' }],
    ['not selling under 380', { askingPrice: '380000' }],
    ['wont go lower than 410 on mine', { askingPrice: '410000' }],
    ['la compraría en 250 mil', { 'budget.max': '250000' }],
    ['not looking under 300', { 'budget.min': '300000' }],
  ],
  'no mortgage is a balance of nothing': [
    ['its free n clear', { mortgageBalance: '0' }],
    ['ya está pagada la casa', { mortgageBalance: '0' }],
    ['we dont have a mortgage', { mortgageBalance: '0' }],
    ['faltan 60 mil de la hipoteca', { mortgageBalance: '60000' }],
    ['la renta ya está pagada', {}],
    ['we dont have a mortgage lender yet', {}],
  ],
  'a place is where the contact wants or has a home': [
    ['vendo mi casa de Uvalde', { location: 'Uvalde' }],
    ['Hope Mills is ok too', { location: 'Hope Mills' }],
    ['the woodlands tx 4 bed', { location: 'the woodlands tx', beds: '4' }],
    ['ft worth, 3 bed', { location: 'ft worth', beds: '3' }],
    ['queens ny, 2br', { location: 'queens ny', beds: '2' }],
    ['mi casa de María', {}],
    ['my cousin wants to buy in Kettering', {}],
    ['going to Vegas this weekend', {}],
    ["I'm Austin based", {}],
    ['my wife wants to buy in Dayton', { location: 'Dayton' }],
    ['me and my sister are trying to buy in Waco', { location: 'Waco' }],
    ['heading to Denver this weekend to look at homes', { location: 'Denver' }],
  ],
  'to list or to dump a home says nothing of its state': [
    ["we're ready to list it", {}],
    ['gonna dump this house', {}],
    ['house is a total dump', { condition: 'present' }],
    ['ready to list, needs paint', { condition: 'present' }],
  ],
  'a name ends its clause': [
    ['i go by Trip.', { name: 'Trip' }],
    ['everyone calls me Ace', { name: 'Ace' }],
    ['everyone calls me about my listing', {}],
  ],
  'what puts off is counted, what waits or is declined is not': [
    ['not for at least a year', { timelineDays: '365' }],
    ['year and a half or so', { timelineDays: '548' }],
    ['fin de mes', { timeline: 'present' }],
    ['by 2027', { timeline: 'present' }],
    ['fin de semana', {}],
    ['my lease is at least a year', {}],
    ['need 4 more days', {}],
    ['in 30 more days', { timelineDays: '30' }],
    ['i want 420 for it now', { askingPrice: '420000' }],
    ['pool, no thanks', {}],
    ['pool or no pool idc', {}],
    ['3 car garage or no deal', { features: 'garage' }],
  ],
}

for (const [law, table] of Object.entries(laws))
  describe(law, () => {
    test.each(table)('%s', (text, facts, bot = 'lead') =>
      expect(flatSlots(readSlots(text, { bot, pendingQuestion: null }))).toEqual(facts),
    )
  })
