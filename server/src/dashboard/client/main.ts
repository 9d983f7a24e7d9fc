import './styles/base.css';
import './styles/frame.css';
import './styles/parts.css';
import './styles/charts.css';
import './styles/pages.css';
import './styles/stacked.css';
import './styles/print.css';
import { SvTimeChart } from './charts/sv-time-chart.js';
import { SvViewChart } from './charts/sv-view-chart.js';
import { SvAlertsPage } from './pages/sv-alerts-page.js';
import { SvComparePage } from './pages/sv-compare-page.js';
import { SvOverviewPage } from './pages/sv-overview-page.js';
import { SvViewPage } from './pages/sv-view-page.js';
import { SvViewsPage } from './pages/sv-views-page.js';
import { SvBreakdown } from './parts/sv-breakdown.js';
import { SvFilters } from './parts/sv-filters.js';
import { SvSpread } from './parts/sv-spread.js';
import { SvDashboard } from './sv-dashboard.js';

const elements = {
  'sv-time-chart': SvTimeChart,
  'sv-view-chart': SvViewChart,
  'sv-breakdown': SvBreakdown,
  'sv-filters': SvFilters,
  'sv-spread': SvSpread,
  'sv-overview-page': SvOverviewPage,
  'sv-compare-page': SvComparePage,
  'sv-views-page': SvViewsPage,
  'sv-view-page': SvViewPage,
  'sv-alerts-page': SvAlertsPage,
  'sv-dashboard': SvDashboard,
};

for (const [name, element] of Object.entries(elements)) customElements.define(name, element);
