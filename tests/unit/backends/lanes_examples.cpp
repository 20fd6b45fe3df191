#include "lanes_examples.hpp"

namespace waymark::test {

// Qualifying a lead, invoicing a job, taking on a new colleague: what small offices do, with the
// loops, long ways back and hand-offs that make such drawings hard.

const std::string_view lead_example = R"(
party lead "Lead"
tool automation "Automation" owner founder
role assistant "Sales assistant"
role founder "Founder"
tool typeform "Typeform" owner founder
tool hubspot "HubSpot" owner founder
tool mailchimp "Mailchimp" owner founder
document script "Call script"
document proposal "Proposal template"

workflow qualify "Qualify a lead" {
  owner founder
  trigger "Visits landing page"
  step "Fill in contact form" by lead using typeform
  step "Create CRM record" by automation using hubspot
  step "Enrich and score the lead" by automation
  decide "Score above 60?" by automation {
    yes continue
    no -> nurture
  }
  step call "Call the lead to qualify" by assistant needs script
  decide "Reached?" by assistant {
    yes continue
    no -> call up to 2 times, then -> nurture
  }
  step "Book a discovery call" by assistant
  step "Run the discovery call" by founder
  step "Send proposal" by founder needs proposal
  end "Proposal sent"
  step nurture "Add to newsletter nurture sequence" by automation using mailchimp
  end "Nurtured"
}
)";

const std::string_view invoicing_example = R"(
party customer "Customer"
role accounts "Accounts assistant"
role owner "Owner"
tool xero "Xero" owner owner
document job_sheet "Job sheet"
document reminder "Reminder template"

workflow invoice "Invoice a job" {
  owner owner
  trigger "Job marked done"
  step "Draft invoice from job sheet" by accounts needs job_sheet using xero
  decide "Amount over 5,000?" by owner {
    yes continue
    no -> send
  }
  step "Approve the invoice" by owner
  step send "Send invoice by e-mail" by accounts using xero
  step "Receive invoice" by customer
  step "Pay by bank transfer" by customer
  decide paid "Paid within 14 days?" by accounts {
    yes continue
    no -> remind
  }
  step "Reconcile payment" by accounts
  end "Invoice closed"
  step remind "Send reminder and phone the customer" by accounts needs reminder
  -> paid up to 3 times, then -> escalate
  step escalate "Escalate: decide on late fee or collection agency" by owner
  end "Handed to collections"
}
)";

const std::string_view onboarding_example = R"(
role hr "HR"
role it "IT"
role manager "Manager"
role finance "Finance"
role hire "New hire"
tool docusign "DocuSign" owner hr
tool admin "Google Admin" owner it
tool gusto "Gusto" owner finance
tool lms "LMS" owner hr
document contract "Contract template"
document checklist "Laptop checklist"
document plan "Plan template"

workflow onboard "Take on a new colleague" {
  owner hr
  trigger "Offer accepted"
  step "Prepare employment contract" by hr needs contract
  step "Sign contract" by hire using docusign
  step "Create personnel file" by hr
  parallel "Prepare the first day" {
    branch "Equipment" {
      step "Create accounts and mailbox" by it using admin
      decide "Laptop in stock?" by it {
        no continue
        yes -> configure
      }
      step "Order laptop" by it
      step "Receive and check delivery" by it
      step configure "Configure laptop" by it needs checklist
    }
    branch "Plan" {
      step "Write 30-60-90 day plan" by manager needs plan
      step "Assign a buddy" by manager
    }
    branch "Payroll" {
      step "Return tax and bank details form" by hire
      step "Add to payroll" by finance using gusto
      step "Enrol in benefits and pension" by finance
    }
  }
  step "Send welcome pack with first-week schedule" by hr
  step "First day: arrive and collect badge" by hire
  step "Office tour and team introduction" by manager
  step training "Complete security and compliance training" by hire using lms
  decide "Training passed?" by hr {
    yes continue
    no -> training up to 3 times, then continue
  }
  step review "30-day review meeting" by manager
  decide "Goals met?" by manager {
    yes continue
    no -> extend
  }
  step "Confirm employment" by hr
  end "Onboarded"
  step extend "Extend probation" by hr
  -> review up to 2 times, then -> end "Parted"
}
)";

} // namespace waymark::test
