#include <doctest/doctest.h>

#include "app/local/answers.hpp"
#include "app/local/desk.hpp"
#include "app/local/readme.hpp"
#include "tests/app/local_fixture.hpp"

using namespace kohort;
using namespace kohort::local;
using namespace kohort::test;

TEST_SUITE("local answers") {
  TEST_CASE("figures without a source are assumptions, and so is what is fitted to them") {
    const Folder folder;
    (void)make(folder, "name = \"Mellemby\"\nyear = 2024\nbirths = 800\nplaced = 150\n");
    const Scenario s = load_scenario(folder.path() / "town/mellemby.toml");
    CHECK(s.find("municipality.births_per_year")->grade == "N");
    CHECK(s.find("municipality.births_per_year")->source == "assumption");
    CHECK(s.find("casework.placement_serious")->grade == "N");
  }

  TEST_CASE("targets in the form of target files count like figures of the desk") {
    const Folder folder;
    const Made made = make(folder, head +
                                       "births = 800\nplaced = 150\n"
                                       "[[target]]\nmetric = \"measures_per_1000\"\nvalue = 40\n"
                                       "tolerance = 2\nsource = \"own_table\"\ngrade = \"V\"\n"
                                       "years = [2024, 2025]\n"
                                       "[sources]\nown_table = { title = \"A table\", address = "
                                       "\"\", year = \"2024\" }\n");
    CHECK(contains(made.out, "Preventive measures per 1,000"));
    const Scenario s = load_scenario(folder.path() / "town/mellemby.toml");
    CHECK(s.find("casework.measure_years")->source == "calibration");
    CHECK(sources_of(s).at("own_table").title == "A table");
  }

  TEST_CASE("absurd figures are refused with place, value, range and advice, all at once") {
    const std::string all = faults(R"(name = "Mellemby"
year = 1900
source = "Own accounts"
births = { value = 800, year = 2024 }
children = { value = 15_000, year = 24 }
caseworkers = { value = 0, year = 2024 }
placed = { value = 20_000, year = 2024 }
notified_children = { value = 900, year = 2024 }
notifications = { value = 800, year = 2024 }
open_cases = { value = 1.200, year = 2024 }
examinations_overdue = { value = 130, year = 2024 }
price_measure = { value = 130, year = 2024 }
measure_spending = { value = 60_000_000, year = 2026 }
mesures = 400
[[target]]
metric = "placed_per_100"
value = 1
tolerance = 0
source = "nowhere"
grade = "V"
)");
    CHECK(contains(all, "figures.toml:2:8: year = 1900: expected a year from 2007 to 2040"));
    CHECK(contains(all, "figures.toml:5:37: children.year = 24: expected a year"));
    CHECK(contains(all, "did you mean 2024?"));
    CHECK(contains(all, "figures.toml:6:25: caseworkers = 0: expected a number between "));
    CHECK(contains(all, "leave the line out if the number is not known"));
    CHECK(
        contains(all, "figures.toml:7:20: placed = 20000: expected a number between 0 and 14400"));
    CHECK(contains(all, "are the two swapped?"));
    CHECK(contains(all,
                   "figures.toml:8:31: notified_children = 900: expected at most "
                   "notifications = 800"));
    CHECK(contains(all, "figures.toml:10:24: open_cases = 1.200"));
    CHECK(contains(all, "did you mean 1200?"));
    CHECK(contains(all, "examinations_overdue = 130: expected a number between 0 and 100"));
    CHECK(contains(all,
                   "price_measure = 130: expected a number between 1000 and 10000000 (did you "
                   "mean 130000? 130 looks like thousands of kroner)"));
    CHECK(contains(all, "measure_spending: price_year = 2026: the price index has the years"));
    CHECK(contains(all, "figures.toml:14:1: unknown figure mesures (did you mean measures?)"));
    CHECK(contains(all, "unknown metric placed_per_100 (did you mean placed_per_1000?)"));
    CHECK(contains(all, "target.tolerance = 0: expected a number above 0"));
  }

  TEST_CASE("other faults of figures") {
    CHECK(contains(faults("year = 2024\nbirths = 800\n"), "name is missing"));
    CHECK(contains(faults(head), "no figure is given"));
    CHECK(contains(faults("name = \"M\"\nbirths = 800\n"), "births: of which year is it?"));
    CHECK(contains(faults(head + "placed = 150\n"), "give births or children, too"));
    CHECK(contains(faults(head + "births = 800\nplaced = 150\nplaced_by_type = [20, 70, 30, 20, 5, "
                                 "55]\n"),
                   "placed_by_type sums to 200, but placed = 150"));
    CHECK(contains(faults(head + "births = 800\nplaced_by_type = { foster = 70 }\n"),
                   "kinship, institution, residence, boarding, own_room missing"));
    CHECK(contains(faults(head + "births = 800\nplaced = { value = 150, year = 2010 }\n"),
                   "expected years at most 9 apart"));
    CHECK(contains(faults(head + "births = \"800\"\n"), "expected a number, not text"));
    CHECK(contains(faults(head + "births = 800\n[[target]]\nmetric = \"caseload\"\nvalue = 30\n"
                                 "tolerance = 2\nsource = \"stock_2061\"\ngrade = \"V\"\n"),
                   "did you mean stock_2016?"));
    CHECK(contains(faults(head + "births = 800\nplaced = 150\n[[target]]\nmetric = "
                                 "\"placed_per_1000\"\nvalue = 10\ntolerance = 1\nsource = "
                                 "\"stock_2016\"\ngrade = \"V\"\n"),
                   "is told by the figure placed already"));
  }

  TEST_CASE("what is unusual but possible is asked about, and computed") {
    const Folder folder;
    const Made made = make(folder, head + "births = 800\nplaced = 900\n");
    CHECK(made.code == 0);
    CHECK(contains(made.err, "placed = 900 is unusual (usual here: 28.8 to 504 children)"));
    CHECK(std::filesystem::exists(folder.path() / "town/README.md"));
  }

  TEST_CASE("the template names every figure and asks for one") {
    for (const char* language : {"da", "en"}) {
      const std::string text = figures_template(language);
      for (const std::string& key : desk().keys()) CHECK(contains(text, "\n# " + key + " = "));
      CHECK(contains(faults(text), "no figure is given"));
    }
  }

  TEST_CASE("numbers are read as people of the language write them") {
    const DeskFigure& births = desk().figures[0];
    CHECK(read_answer(births, "1.200", "da").values == std::vector<double>{1200});
    CHECK(read_answer(births, "1.200,5", "da").values == std::vector<double>{1200.5});
    CHECK(read_answer(births, "1,200.5", "en").values == std::vector<double>{1200.5});
    CHECK(contains(read_answer(births, "1,200", "da").wrong, "1,200 kan være 1,200 eller 1.200"));
    CHECK(contains(read_answer(births, "1.200", "en").wrong, "1.200 can be"));
    CHECK(contains(read_answer(births, "mange", "da").wrong, "er ikke et tal"));
    const auto spending =
        desk().figures[static_cast<std::size_t>(desk().index_of("placement_spending"))];
    CHECK(read_answer(spending, "12,5 mio. kr.", "da").values == std::vector<double>{12.5e6});
    const auto types = desk().figures[static_cast<std::size_t>(desk().index_of("placed_by_type"))];
    CHECK(read_answer(types, "20; 70; 30;20 ; 5;5", "da").values ==
          std::vector<double>{20, 70, 30, 20, 5, 5});
    CHECK(contains(read_answer(types, "20; 70", "da").wrong, "der skal 6 tal til"));
  }

  TEST_CASE("somebody at a terminal types figures in Danish, skips, errs and mends") {
    const Folder folder;
    const Session done = session(folder,
                                 "Mellemby\n"        // name
                                 "\n"                // year
                                 "Regnskab\n"        // source
                                 "\n"                // start
                                 "1.200\n\n\n"       // births
                                 "\n\n"              // children, by age
                                 "0\n"               // caseworkers: refused
                                 "40,5\n2023\nHR\n"  // caseworkers, other year and source
                                 "\n\n\n\n\n"        // open cases ... overdue
                                 "2.500\nn\n"        // placed: unusual, not right
                                 "250\n\n\n" +
                                     lines(7),
                                 "da");
    CHECK(done.error == "");
    CHECK(done.code == 0);
    CHECK(contains(done.out, "forstået som 1.200 levendefødte"));
    CHECK(contains(done.out, "forstået som 40,5 fuldtidsstillinger"));
    CHECK(contains(done.out, "caseworkers = 0: expected a number between"));
    CHECK(contains(done.out, "Er det rigtigt? [j/N]"));
    CHECK(contains(done.out, "Enter: landets, her"));
    CHECK(contains(done.out, "Inden for"));
    const std::string figures = test::read_file(folder.path() / "asked/figures.toml");
    CHECK(contains(figures, "births = { value = 1200, year = 2025, source = \"Regnskab\" }"));
    CHECK(contains(figures, "caseworkers = { value = 40.5, year = 2023, source = \"HR\" }"));
    CHECK(contains(figures, "placed = { value = 250, year = 2025"));
    CHECK(load_scenario(folder.path() / "asked/mellemby.toml").municipality_name == "Mellemby");
  }

  TEST_CASE("the same in English, and a session that ends too soon writes nothing") {
    const Folder folder;
    const Session doubtful = session(folder, "Town\n2024\n\n\n1.200\n", "en");
    CHECK(contains(doubtful.out, "1.200 can be 1.200 or 1,200: write 1.2 or 1200"));
    CHECK(contains(doubtful.error, "the answers end before the questions"));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "asked"));
  }
}
