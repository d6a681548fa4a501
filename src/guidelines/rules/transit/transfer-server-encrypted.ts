import { not } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { isText, itemsOf } from '../../settings/index.ts';

const TYPE = 'AWS::Transfer::Server';

export const transferServerEncrypted: Rule = {
  id: 'transfer-server-encrypted',
  title: 'Files are not transferred with plain FTP',
  promise: 'G3',
  severity: 'high',
  severityReason: 'FTP sends the password and every file as they are.',
  layer: 'template',
  why: 'FTP knows no encryption. SFTP, FTPS and AS2 do the same and have it.',
  fix: 'Properties:\n  Protocols: [SFTP]',
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/transfer-controls.html#transfer-2'],
  types: [TYPE],
  check: eachResource([TYPE], (resource) => {
    const protocols = itemsOf(resource, 'Protocols');
    if (protocols.length === 0) return { resource, path: ['Properties', 'Protocols'], holds: true, message: 'The server takes SFTP.' };
    return protocols.map(([protocol, path]) => ({
      resource,
      path,
      holds: not(isText(protocol, /^FTP$/i)),
      message: 'The server takes FTP, which sends passwords and files as they are.',
    }));
  }),
};
