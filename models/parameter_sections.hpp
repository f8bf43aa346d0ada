#pragma once

#include "models/parameters.hpp"

/// The sections of scenario files, one function each; called by visit_parameters() in order.
namespace kohort {

void visit_time(TimeParameters& p, ParameterVisitor& v);
void visit_municipality(MunicipalityParameters& p, ParameterVisitor& v);
void visit_population(PopulationParameters& p, ParameterVisitor& v);
void visit_unions(UnionParameters& p, ParameterVisitor& v);
void visit_needs(NeedParameters& p, ParameterVisitor& v);
void visit_notifications(NotificationParameters& p, ParameterVisitor& v);
void visit_casework(CaseworkParameters& p, ParameterVisitor& v);
/// Kinds and renewal of measures, hand-overs and assessments: the rest of that section.
void visit_care(CaseworkParameters& p, ParameterVisitor& v);
void visit_placement(PlacementParameters& p, ParameterVisitor& v);
void visit_adult(AdultParameters& p, ParameterVisitor& v);
void visit_costs(CostParameters& p, ParameterVisitor& v);
void visit_services(ServiceParameters& p, ParameterVisitor& v);
void visit_refund(RefundParameters& p, ParameterVisitor& v);
void visit_economics(EconomicsParameters& p, ParameterVisitor& v);

}  // namespace kohort
