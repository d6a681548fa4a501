export { defineProject, serverless } from './project/define-project.ts';
