import type { FastifyInstance } from 'fastify'
import {
  addEndpoint,
  type Call,
  type EndpointContext,
  Refusal,
  textIn,
  CONTACTS_VERSION as version,
} from '../endpoint.ts'

const FIELDS = '/locations/:locationId/customFields'

/**
 * GET and POST of a location's custom fields (apps/locations.json). Ids differ from location to
 * location.
 */
export const addCustomFieldRoutes = (server: FastifyInstance, context: EndpointContext): void => {
  const { account } = context
  const locationOf = ({ params, locationId }: Call): string => {
    if (params.locationId === locationId) return locationId
    throw new Refusal(403, 'The token does not have access to this location.')
  }

  addEndpoint(server, context, { method: 'GET', url: FIELDS, version }, call => ({
    status: 200,
    body: { customFields: account.fields(locationOf(call)) },
  }))
  addEndpoint(server, context, { method: 'POST', url: FIELDS, version }, call => {
    const locationId = locationOf(call)
    const name = textIn(call, 'name')
    if (account.fields(locationId).some(field => field.name === name)) {
      throw new Refusal(400, `${name} already exists`)
    }
    const field = account.addField(locationId, name, textIn(call, 'dataType'))
    return { status: 201, body: { customField: field } }
  })
}
