import type { TemplateResource } from '../../../assembly/index.ts';
import { isObject } from '../references.ts';
import type { StandIn } from '../stand-in.ts';

/** Becomes a record set for each of its members, which say the same. */
export const recordSetGroup: StandIn = {
  type: 'AWS::Route53::RecordSetGroup',
  why: 'made as single record sets (but for records under a condition of their own): that they change together is not exercised',
  lower({ Type: _, Properties: properties = {}, ...attributes }, { logicalId, relatedId }) {
    const { RecordSets: records, ...shared } = properties;
    // A member that is an intrinsic function may be no record at all when it is resolved.
    const members = Array.isArray(records) ? records.filter(isObject).filter((record) => 'Name' in record) : [];
    return {
      resources: Object.fromEntries(
        members.map((record, index): [string, TemplateResource] => [
          relatedId(`Record${index + 1}`),
          { ...attributes, Type: 'AWS::Route53::RecordSet', Properties: { ...shared, ...record } },
        ]),
      ),
      substitute: { ref: logicalId, attribute: (name) => `${logicalId}-${name}` },
    };
  },
};
