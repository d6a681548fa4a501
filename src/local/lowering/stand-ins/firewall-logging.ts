import { takenOut } from '../stand-in.ts';

export const firewallLogging = takenOut('AWS::WAFv2::LoggingConfiguration', 'the firewall judges nothing, so it has nothing to log');
