// For server rendering.
import './elements/contact-card/server.ts';

export { type RenderOptions, renderWidgets } from './ssr/render-widgets.ts';
