import { checkTemplate, type Template } from '../domain/template.js';
import type { Templates } from './ports.js';

/** Writes the text of an occasion for an audience. Notices already queued keep their text. */
export class PutTemplate {
  constructor(private readonly templates: Templates) {}

  async execute(template: Template): Promise<Template> {
    await this.templates.put(checkTemplate(template));
    return template;
  }
}
