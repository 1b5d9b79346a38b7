import type { Desk } from '../desk.js';
import type { Route } from '../route.js';
import type { Screen } from '../screen.js';
import { Customer } from './customer.js';
import { Health } from './health.js';
import { Missing } from './missing.js';
import { Register } from './register.js';
import { Report } from './report.js';
import { Request } from './request.js';
import { Requests } from './requests.js';

/** Frames within a page of the Dashboard: no navigation of ours, and addresses are opened around them. */
export const isInside = (route: Route | undefined): boolean =>
  route?.name === 'customer' || route?.name === 'widget';

export function screenFor(desk: Desk, route: Route): Screen {
  switch (route.name) {
    case 'requests':
      return route.id ? new Request(desk, route) : new Requests(desk, route);
    case 'customer':
    case 'widget':
    case 'customers':
      return new Customer(desk, route);
    case 'health':
      return new Health(desk, route);
    case 'register':
      return new Register(desk, route);
    case 'report':
      return new Report(desk, route);
    default:
      return new Missing(desk, route);
  }
}
