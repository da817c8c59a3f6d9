"""Addresses of duties."""

from django.urls import path

from dienhong.web.desk.duties import budget, feed, settle, template, views, year

urlpatterns = [
    path("", views.my_duties, name="duties"),
    path("nam/", year.year_page, name="duties_year"),
    path("cuoc/<int:pk>/", views.checklist, name="checklist"),
    path("<int:pk>/", settle.duty_page, name="duty"),
    path("<int:pk>/xong/", settle.finish, name="duty_finish"),
    path("<int:pk>/bo-qua/", settle.waive, name="duty_waive"),
    path("<int:pk>/giao/", settle.hand_over, name="duty_hand_over"),
    path("<int:pk>/mo-lai/", settle.reopen, name="duty_reopen"),
    path("<int:pk>/tep/", settle.proof, name="duty_proof"),
    path("mau/", template.template, name="duty_template"),
    path("mau/<slug:key>/", template.use, name="duty_template_use"),
    path("lich/", feed.feed_page, name="duty_feed"),
    path("lich/<str:token>.ics", feed.feed, name="duty_ics"),
    path("kinh-phi/", budget.year_budget, name="budget_year"),
    path("cuoc/<int:pk>/kinh-phi/", budget.budget, name="budget"),
    path("cuoc/<int:pk>/kinh-phi/du-toan/", budget.estimate, name="budget_estimate"),
    path("cuoc/<int:pk>/kinh-phi/<int:line>/", budget.line, name="budget_line"),
    path("cuoc/<int:pk>/kinh-phi/<int:line>/xoa/", budget.drop, name="budget_drop"),
]
