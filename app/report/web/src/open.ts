/** The page of report.html. */
import { openPage } from "./page";
import { report } from "./report";

openPage(report.title, report.body);
