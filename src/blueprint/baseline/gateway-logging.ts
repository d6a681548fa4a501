import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Lets API Gateway write its logs: a setting of the account and region, of which there is one, so no API brings its own. */
export class GatewayLogging extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      description: 'Writes the logs of API Gateway',
      // Without a condition on the source: API Gateway documents none for this role, and refuses a role that it can't take on at once.
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      // API Gateway checks a role for what this policy allows; the boundary holds it to the account's own log groups.
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
    });
    new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn });
  }
}
