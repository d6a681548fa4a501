import { type Resource, decide, isList } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

export const eksNodesSshLimited: Rule = {
  id: 'eks-nodes-ssh-limited',
  title: 'A key for the nodes of a cluster comes with the groups that may use it',
  promise: 'G4',
  severity: 'high',
  severityReason: 'Port 22 of each node is opened to 0.0.0.0/0.',
  layer: 'template',
  why: 'Where a key is given and no source groups are, EKS opens SSH on the nodes to the whole internet. Session Manager needs neither.',
  fix: 'Properties:\n  RemoteAccess:\n    Ec2SshKey: !Ref Key\n    SourceSecurityGroups:\n      - !GetAtt AdministrationGroup.GroupId\n',
  sources: ['https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html'],
  types: ['AWS::EKS::Nodegroup'],
  check: eachResource(['AWS::EKS::Nodegroup'], judge),
};

function judge(resource: Resource): Judgement {
  const key = resource.property('RemoteAccess', 'Ec2SshKey');
  const groups = resource.property('RemoteAccess', 'SourceSecurityGroups');
  return {
    resource,
    path: ['Properties', 'RemoteAccess', 'SourceSecurityGroups'],
    holds: key === undefined || decide(groups, (known) => known !== undefined && !(isList(known) && known.length === 0)),
    message: 'SSH on the nodes is open to the whole internet, as a key is given and no source groups are',
  };
}
