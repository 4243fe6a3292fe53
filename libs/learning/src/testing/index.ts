export { daysOf, routesOf, tallyOutcomes } from './ledger.ts'
